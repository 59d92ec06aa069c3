/// A part of a segment's cipher text that one connection brings, in order.
final class ArrivingPart {
    private static let blockSize = CBCDecryptor.blockSize

    /// Where it begins in the cipher text.
    let begin: Int
    /// Where the next byte belongs.
    private(set) var next: Int
    /// The bytes before its first whole block.
    private(set) var head: [UInt8] = []
    /// The bytes behind its last whole block.
    private(set) var pending: [UInt8] = []
    /// What its first block became; nil before that.
    private(set) var firstPlain: [UInt8]?
    /// The last whole block of its cipher text, or what comes before the first one; nil when nobody knows that.
    private(set) var chain: [UInt8]?
    private var decryptor: CBCDecryptor
    /// Whether the next block was decrypted earlier and is only the link to the one behind it.
    private var isLinkNext = false

    /// Begins a part; nil when the key cannot be right.
    init?(begin: Int, key: [UInt8], initializationVector: [UInt8]) {
        guard let decryptor = CBCDecryptor(key: key, initializationVector: initializationVector, hasPadding: false)
        else { return nil }
        self.decryptor = decryptor
        self.begin = begin
        next = begin
        if begin == 0 { chain = initializationVector }
    }

    /// Goes on with the first part; the block at `position` is decrypted already and comes once more.
    ///
    /// Nil when the key cannot be right.
    init?(resumingAt position: Int, key: [UInt8]) {
        let vector = [UInt8](repeating: 0, count: Self.blockSize)
        guard let decryptor = CBCDecryptor(key: key, initializationVector: vector, hasPadding: false) else {
            return nil
        }
        self.decryptor = decryptor
        begin = 0
        next = position
        isLinkNext = true
    }

    /// The offset of its first whole block.
    var firstBlock: Int { (begin + Self.blockSize - 1) / Self.blockSize * Self.blockSize }

    /// Whether its first whole block has begun.
    var isPastHead: Bool { next >= firstBlock }

    /// Decrypts the blocks that are whole by now into `output`, which has room for the piece and three blocks.
    ///
    /// - Returns: where the plain bytes belong, and how many they are.
    func decrypt(_ bytes: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> (
        offset: Int, count: Int
    ) {
        let headCount = min(max(0, firstBlock - next), bytes.count)
        head += bytes[..<headCount]
        next += bytes.count
        var rest = UnsafeRawBufferPointer(rebasing: bytes[headCount...])
        var count = 0
        if !pending.isEmpty {
            let taken = min(Self.blockSize - pending.count, rest.count)
            pending += rest[..<taken]
            rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
            guard pending.count == Self.blockSize else { return (0, 0) }
            count = pending.withUnsafeBytes { decryptor.update($0, into: output) }
            chain = pending
            pending = []
        }
        let whole = UnsafeRawBufferPointer(rebasing: rest[..<(rest.count / Self.blockSize * Self.blockSize)])
        if !whole.isEmpty {
            count += decryptor.update(whole, into: UnsafeMutableRawBufferPointer(rebasing: output[count...]))
            chain = Array(whole.suffix(Self.blockSize))
        }
        pending += rest[whole.count...]
        if isLinkNext, count > 0 { count = dropLink(output, count) }
        if firstPlain == nil, count > 0 { firstPlain = Array(output[..<Self.blockSize]) }
        return (next - pending.count - count, count)
    }

    /// Lets the first block go, which came out wrong for want of the one before it.
    private func dropLink(_ output: UnsafeMutableRawBufferPointer, _ count: Int) -> Int {
        isLinkNext = false
        let rest = count - Self.blockSize
        guard rest > 0, let base = output.baseAddress else { return 0 }
        base.copyMemory(from: base + Self.blockSize, byteCount: rest)
        return rest
    }
}
