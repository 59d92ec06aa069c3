/// Decrypts a segment while it arrives, also when several connections bring parts of it.
///
/// A part that begins in the middle lacks the block before it: its first block comes out wrong and is put right in the end
/// (CBC: each block needs only the one before it).
///
/// Unchecked because the lock of the body that owns it sees to it that one thread at a time uses it.
final class ArrivingCipher: @unchecked Sendable {
    /// What is left to write when everything has arrived.
    struct Ending {
        /// Blocks that were written wrong, and the last bytes.
        var patches: [(offset: Int, bytes: [UInt8])] = []
        /// The bytes of the plain text.
        var count: Int
    }

    /// The key and where the chain begins.
    struct Secret: Hashable, Sendable {
        var key: [UInt8]
        var initializationVector: [UInt8]
    }

    private static let blockSize = CBCDecryptor.blockSize

    private let secret: Secret
    /// The bytes of the cipher text.
    private let total: Int
    private var parts: [ArrivingPart] = []
    /// The last block, which holds the padding: what it would be if it were no part's first one.
    private var lastBlock: [UInt8] = []
    private var output = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    /// Prepares for a segment of so many bytes; nil when the key or the length cannot be right.
    init?(_ secret: Secret, total: Int) {
        guard total > 0, total % Self.blockSize == 0, [16, 32].contains(secret.key.count),
            secret.initializationVector.count == Self.blockSize
        else { return nil }
        self.secret = secret
        self.total = total
    }

    deinit {
        output.deallocate()
    }

    /// The bytes of the plain text, when it is a transport stream: only one number of whole packets fits the padding.
    ///
    /// Nil when none does.
    static func foreseenCount(ofCipherText total: Int64) -> Int64? {
        let (packet, block) = (Int64(TransportStreamScanner.packetSize), Int64(blockSize))
        let count = (total - 1) / packet * packet
        return total % block == 0 && count > 0 && count >= total - block ? count : nil
    }

    /// Where to go on with the cipher text when so many bytes of the plain text are there: with the block before them.
    static func beginning(behindPlain count: Int) -> Int {
        max(0, count / blockSize - 1) * blockSize
    }

    /// Goes on at such a position; before any bytes.
    func resume(at position: Int) {
        guard position > 0, let part = ArrivingPart(resumingAt: position, key: secret.key) else { return }
        parts = [part]
    }

    /// Takes bytes that arrived at a position of the cipher text.
    ///
    /// - Returns: plain bytes, gone with the next ones, and where they belong; nil when none are whole yet.
    func add(_ bytes: UnsafeRawBufferPointer, at position: Int) -> (plain: UnsafeRawBufferPointer, offset: Int)? {
        guard !bytes.isEmpty, let part = part(at: position) else { return nil }
        let needed = bytes.count + 3 * Self.blockSize
        if output.count < needed {
            output.deallocate()
            output = .allocate(byteCount: max(needed, 16 << 10), alignment: 16)
        }
        let (offset, count) = part.decrypt(bytes, into: output)
        guard count > 0 else { return nil }
        var plain = UnsafeRawBufferPointer(rebasing: output[..<count])
        if offset + count == total {
            lastBlock = Array(plain.suffix(Self.blockSize))
            plain = UnsafeRawBufferPointer(rebasing: plain.dropLast(Self.blockSize))
        }
        return plain.isEmpty ? nil : (plain, offset)
    }

    /// What is left when all bytes have arrived; nil when the key is wrong, or a part is missing.
    func finish() -> Ending? {
        let parts = parts.sorted { $0.begin < $1.begin }
        guard parts.first?.begin == 0, parts.last?.next == total else { return nil }
        var ending = Ending(count: total)
        for (before, part) in zip(parts, parts.dropFirst()) {
            guard before.next == part.begin, join(before, part, &ending) else { return nil }
        }
        guard let padding = lastBlock.last.map(Int.init), (1...Self.blockSize).contains(padding),
            lastBlock.count == Self.blockSize, lastBlock.suffix(padding).allSatisfy({ Int($0) == padding })
        else { return nil }
        ending.count = total - padding
        ending.patches.append((total - Self.blockSize, lastBlock.dropLast(padding)))
        return ending
    }

    private func part(at position: Int) -> ArrivingPart? {
        if let part = parts.first(where: { $0.next == position }) { return part }
        let vector = position == 0 ? secret.initializationVector : [UInt8](repeating: 0, count: Self.blockSize)
        let part = ArrivingPart(begin: position, key: secret.key, initializationVector: vector)
        if let part { parts.append(part) }
        return part
    }

    /// Puts right where a part follows another one; false when one of them is too short for that.
    private func join(_ before: ArrivingPart, _ part: ArrivingPart, _ ending: inout Ending) -> Bool {
        guard part.isPastHead, let firstPlain = part.firstPlain, let chain = before.chain else { return false }
        let split = before.pending + part.head
        var link = chain
        if !split.isEmpty {
            // A block of which each brought a piece.
            guard split.count == Self.blockSize, let plain = decrypt(split, after: chain) else { return false }
            note(plain, at: part.firstBlock - Self.blockSize, &ending)
            link = split
        }
        // It was decrypted as if zeroes came before it.
        note(zip(firstPlain, link).map { $0 ^ $1 }, at: part.firstBlock, &ending)
        return true
    }

    private func note(_ block: [UInt8], at offset: Int, _ ending: inout Ending) {
        if offset == total - Self.blockSize { lastBlock = block } else { ending.patches.append((offset, block)) }
    }

    private func decrypt(_ block: [UInt8], after link: [UInt8]) -> [UInt8]? {
        guard var decryptor = CBCDecryptor(key: secret.key, initializationVector: link, hasPadding: false) else {
            return nil
        }
        var room = [UInt8](repeating: 0, count: 2 * Self.blockSize)
        let count = block.withUnsafeBytes { block in
            room.withUnsafeMutableBytes { decryptor.update(block, into: $0) }
        }
        return Array(room[..<count])
    }
}
