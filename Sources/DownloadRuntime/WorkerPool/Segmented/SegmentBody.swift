import Glibc
import MediaModel
import Synchronization

/// Takes the body of one request in: at its place in the stream file where that is known, else in memory while the
/// budget lasts, else in an unnamed file on the download's disk.
///
/// The transfer thread writes; the session takes it when the transfer has ended.
final class SegmentBody: Sendable {
    private enum Place {
        /// The address of a heap block, which no other code knows; zero is none.
        case memory(UInt, capacity: Int)
        case file(Int32)
        /// Where it will stay, if all goes as foreseen.
        case landed(FilePlace)
    }

    private struct State {
        var place = Place.memory(0, capacity: 0)
        /// The bytes that arrived; some may have come out of turn, from a second connection.
        var count = 0
        /// The offset behind the last one of them.
        var extent = 0
        /// Those that came in turn from the first one on.
        var prefix = 0
        /// Where the wanted bytes begin in the answer's body.
        var begin: Int64 = 0
        /// How many they are; nil for all.
        var wanted: Int64?
        /// What undoes their encryption; nil before it is known, or when there is none.
        var secret: ArrivingCipher.Secret?
        /// Set when what is in the place is decrypted already.
        var cipher: ArrivingCipher?
        /// The offset behind the last plain byte in the place.
        var plainExtent = 0
        /// The bytes of the plain text; nil before they are complete.
        var plainCount: Int?
        var digest = PacketDigest()

        /// The bytes of the plain text that are there in turn; nil for what is not decrypted as it comes.
        var plain: Int? {
            guard cipher != nil else { return nil }
            return plainCount ?? (count == extent ? plainExtent : 0)
        }
        /// The bytes that lie in the place in the end.
        var kept: Int { plainCount ?? count }
        var decryption: SegmentBytes.Decryption { plainCount != nil ? .done : cipher == nil ? .none : .failed }
    }

    /// What is reserved on a server's word: 64 MiB.
    private static let largestReservation: Int64 = 64 << 20

    /// What is moved at once when a body leaves its place: 256 KiB.
    private static let movedPiece = 256 << 10

    private let budget: MemoryBudget
    private let files: SpareFiles
    private let segments: Range<Int>
    private let landing: Landing?
    private let isEncrypted: Bool
    private let state: Mutex<State>

    /// Prepares for the body of some segments.
    ///
    /// `files` take what does not fit into memory; `landing` is nil where no place is ever known. What is encrypted
    /// arrives there only after `setSecret`.
    init(
        _ segments: Range<Int>, budget: MemoryBudget, files: SpareFiles, landing: Landing?, isEncrypted: Bool = false
    ) {
        self.segments = segments
        self.budget = budget
        self.files = files
        self.landing = landing
        self.isEncrypted = isEncrypted
        state = Mutex(State())
    }

    deinit {
        state.withLock { state in
            giveRoomBack(&state)
            if case .landed = state.place { landing?.release(ObjectIdentifier(self)) }
        }
    }

    var count: Int { state.withLock { $0.count } }

    /// Whether all bytes that were expected arrived, from however many connections.
    var isWhole: Bool {
        state.withLock { state in state.wanted.map { $0 == Int64(state.count) && state.count == state.extent } ?? true }
    }

    /// The bytes that came in turn from the first one on, and all that are wanted; nil while nobody knows how many that is.
    var progress: (prefix: Int64, wanted: Int64)? {
        state.withLock { state in state.wanted.map { (Int64(state.prefix), $0) } }
    }

    /// Forgets what did not come in turn, or all that came, so that another transfer can go on behind the rest.
    ///
    /// - Returns: false when nobody knows how much is wanted, and with it where those behind it lie.
    func rewind(keepsBytes: Bool) -> Bool {
        state.withLock { state in
            guard state.wanted != nil else { return false }
            // What parts became when they were decrypted cannot be told apart.
            let isInTurn = state.prefix == state.count || state.cipher == nil
            if !keepsBytes || !isInTurn { clear(&state) }
            (state.count, state.extent) = (state.prefix, state.prefix)
            if state.prefix == 0 { giveRoomBack(&state) }
            return true
        }
    }

    private func clear(_ state: inout State) {
        (state.prefix, state.plainExtent, state.plainCount, state.digest) = (0, 0, nil, PacketDigest())
        guard state.cipher != nil, let secret = state.secret, let wanted = state.wanted else { return }
        state.cipher = ArrivingCipher(secret, total: Int(wanted))
    }

    /// A place in the stream file costs nothing and stays.
    private func giveRoomBack(_ state: inout State) {
        switch state.place {
        case .memory(let block, let capacity):
            free(UnsafeMutableRawPointer(bitPattern: block))
            budget.release(capacity)
        case .file(let descriptor): files.put(descriptor)
        case .landed: return
        }
        state.place = .memory(0, capacity: 0)
    }

    /// Moves out of memory, if it is known where to; what the disk refuses stays.
    func settle() {
        _ = state.withLock { land(&$0) ?? finishDecryption(&$0) }
    }

    /// What of it lies at a place of a stream file, as far as that is where it belongs; nil when nobody knows that.
    func landed(at expected: FilePlace, version: ResourceVersion?) -> LandedUnits.Unit? {
        state.withLock { state in
            guard let wanted = state.wanted else { return nil }
            var unit = LandedUnits.Unit(
                segments: segments, offset: expected.offset, wanted: wanted, received: 0, plain: isEncrypted ? 0 : nil,
                version: version)
            // The places of those behind it follow from its length, wherever it lies itself.
            guard case .landed(let place) = state.place else { return unit }
            guard place.handle === expected.handle, place.offset == expected.offset else { return nil }
            unit.plain = state.plain.map(Int64.init)
            unit.received = Int64(state.prefix)
            if let plain = state.plain, state.plainCount == nil {
                unit.received = Int64(ArrivingCipher.beginning(behindPlain: plain))
            }
            return unit
        }
    }

    /// Takes up what an earlier try left in the stream file; before anything arrives.
    ///
    /// - Returns: false when it does not lie where it should.
    func resume(_ unit: LandedUnits.Unit) -> Bool {
        state.withLock { state in
            guard let (place, cipher) = claim(unit.wanted, state), place.offset == unit.offset else { return false }
            (state.place, state.cipher) = (.landed(place), cipher)
            state.wanted = unit.wanted
            state.prefix = Int(unit.received)
            (state.count, state.extent) = (state.prefix, state.prefix)
            guard let cipher else { return unit.plain == nil }
            guard let plain = unit.plain.map(Int.init) else { return state.prefix == 0 }
            state.plainExtent = plain
            if unit.isWhole { state.plainCount = plain } else { cipher.resume(at: state.prefix) }
            return unit.isWhole || ArrivingCipher.beginning(behindPlain: plain) == state.prefix
        }
    }

    /// Says where in the answer's body the wanted bytes begin and how many they are, nil for all.
    ///
    /// - Returns: the count again.
    func expect(_ offset: Int64, count: Int64?) -> Int64? {
        state.withLock { state in
            state.begin = offset
            if state.wanted != count, state.count == 0 { leaveEmptyPlace(&state) }
            state.wanted = count
            guard let count, state.count == 0 else { return }
            if case .landed = state.place { return }
            if let (place, cipher) = claim(count, state) {
                (state.place, state.cipher) = (.landed(place), cipher)
            } else if count <= Self.largestReservation {
                // Servers may promise anything; what is larger grows as it comes.
                _ = grow(&state, to: Int(count))
            }
        }
        return count
    }

    /// The place was for another length.
    private func leaveEmptyPlace(_ state: inout State) {
        guard case .landed = state.place else { return }
        (state.place, state.cipher) = (.memory(0, capacity: 0), nil)
        landing?.release(ObjectIdentifier(self))
    }

    /// Lets what arrives from now on be decrypted at once, where its place is known.
    func setSecret(_ secret: ArrivingCipher.Secret) {
        state.withLock { $0.secret = secret }
    }

    /// Takes bytes at an offset of the answer's body; gives the error number when there is no place for them.
    func append(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32? {
        state.withLock { state in
            let skipped = Int(clamping: max(0, state.begin - offset))
            guard skipped < bytes.count else { return nil }
            let position = Int(clamping: max(0, offset - state.begin))
            let room = state.wanted.map { max(0, Int(clamping: $0) - position) } ?? .max
            let count = min(bytes.count - skipped, room)
            return put(UnsafeRawBufferPointer(rebasing: bytes[skipped..<skipped + count]), at: position, &state)
        }
    }

    /// Gives everything away; nil when memory for it cannot be had.
    ///
    /// What lies in `scratch` is gone with the next segment that is taken into it.
    func take(into scratch: ScratchMemory) -> SegmentBytes? {
        let (decryption, digest) = state.withLock { ($0.decryption, $0.digest.packets(of: $0.kept)) }
        let file = state.withLock { state -> (descriptor: Int32, count: Int)? in
            if case .file(let descriptor) = state.place { (descriptor, state.kept) } else { nil }
        }
        let bytes = file.flatMap { SegmentBytes(reading: $0.descriptor, count: $0.count, into: scratch) }
        if bytes != nil { state.withLock { ($0.count, $0.extent) = (0, 0) } }
        let all = bytes ?? take()
        all?.note(decryption, digest: digest)
        return all
    }

    private func take() -> SegmentBytes? {
        state.withLock { state in
            defer { (state.count, state.extent) = (0, 0) }
            switch state.place {
            case .memory(let block, let capacity):
                state.place = .memory(0, capacity: 0)
                // The session writes it out at once: the budget is for what waits.
                budget.release(capacity)
                guard let block = UnsafeMutableRawPointer(bitPattern: block) ?? malloc(1) else {
                    return nil
                }
                return SegmentBytes(block: block, count: state.count)
            case .file(let descriptor): return SegmentBytes(mapping: descriptor, count: state.kept)
            case .landed(let place):
                state.place = .memory(0, capacity: 0)
                landing?.release(ObjectIdentifier(self))
                return SegmentBytes(at: place, count: state.kept)
            }
        }
    }

    /// Leaves its place in the stream file for an unnamed file, because other bytes belong there.
    ///
    /// - Returns: the error number when the disk refuses; nil when all is well.
    func leavePlace() -> Int32? {
        state.withLock { leavePlace(&$0) }
    }

    private func leavePlace(_ state: inout State) -> Int32? {
        guard case .landed(let place) = state.place else { return nil }
        let descriptor = files.take()
        guard descriptor >= 0 else { return -descriptor }
        state.place = .file(descriptor)
        return Self.copy(state.cipher == nil ? state.extent : state.plainExtent, from: place, to: descriptor)
    }

    /// The place for a body of so many bytes, and what decrypts it on the way there.
    private func claim(_ count: Int64, _ state: borrowing State) -> (FilePlace, ArrivingCipher?)? {
        guard isEncrypted else { return landing?.claim(segments, count: count, for: self).map { ($0, nil) } }
        // What comes out is shorter, and the next segment must begin right behind it.
        guard let secret = state.secret, let cipher = ArrivingCipher(secret, total: Int(count)),
            let foreseen = ArrivingCipher.foreseenCount(ofCipherText: count)
        else { return nil }
        return landing?.claim(segments, count: foreseen, for: self).map { ($0, cipher) }
    }

    private func put(_ bytes: UnsafeRawBufferPointer, at position: Int, _ state: inout State) -> Int32? {
        if let code = land(&state) { return code }
        if let code = makeRoom(&state, for: position + bytes.count) { return code }
        if let code = state.cipher == nil ? keep(bytes, at: position, &state) : decrypt(bytes, at: position, &state) {
            return code
        }
        if position == state.prefix { state.prefix += bytes.count }
        state.count += bytes.count
        state.extent = max(state.extent, position + bytes.count)
        return finishDecryption(&state)
    }

    /// Puts bytes where the body lies.
    private func keep(_ bytes: UnsafeRawBufferPointer, at position: Int, _ state: inout State) -> Int32? {
        switch state.place {
        case .memory(let block, _):
            guard let block = UnsafeMutableRawPointer(bitPattern: block), let source = bytes.baseAddress else {
                return nil
            }
            (block + position).copyMemory(from: source, byteCount: bytes.count)
        case .file(let descriptor):
            if let code = Self.write(bytes, to: descriptor, at: position) { return code }
        case .landed(let place):
            state.digest.add(bytes, at: position)
            if let code = place.handle.write(bytes, at: place.offset + Int64(position)) { return code }
        }
        return nil
    }

    private func decrypt(_ bytes: UnsafeRawBufferPointer, at position: Int, _ state: inout State) -> Int32? {
        state.cipher?.add(bytes, at: position).flatMap { keepPlain($0.plain, at: $0.offset, &state) }
    }

    private func keepPlain(_ plain: UnsafeRawBufferPointer, at offset: Int, _ state: inout State) -> Int32? {
        state.plainExtent = max(state.plainExtent, offset + plain.count)
        return keep(plain, at: offset, &state)
    }

    /// Writes what could not be decrypted before everything was there.
    private func finishDecryption(_ state: inout State) -> Int32? {
        guard let cipher = state.cipher, state.plainCount == nil, state.count == state.extent,
            state.wanted == Int64(state.count), let ending = cipher.finish()
        else { return nil }
        state.plainCount = ending.count
        let foreseen = state.wanted.flatMap(ArrivingCipher.foreseenCount)
        // Another length than was foreseen: what lies behind it belongs to the next segment.
        if foreseen != Int64(ending.count), let code = leavePlace(&state) { return code }
        for patch in ending.patches {
            if let code = patch.bytes.withUnsafeBytes({ keepPlain($0, at: patch.offset, &state) }) { return code }
        }
        return nil
    }

    /// Moves to its place in the stream file as soon as that is known: what lies in memory has to be copied later.
    private func land(_ state: inout State) -> Int32? {
        // Parts that came out of turn cannot be told apart any more.
        guard case .memory(let block, let capacity) = state.place, let wanted = state.wanted,
            !isEncrypted || state.count == state.extent, let (place, cipher) = claim(wanted, state)
        else { return nil }
        (state.place, state.cipher) = (.landed(place), cipher)
        defer {
            free(UnsafeMutableRawPointer(bitPattern: block))
            budget.release(capacity)
        }
        let held = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: block), count: state.extent)
        guard !held.isEmpty else { return nil }
        if cipher != nil { return decrypt(held, at: 0, &state) }
        // Whether it came in turn is not known any more, either.
        if state.count == state.extent { state.digest.add(held, at: 0) }
        return place.handle.write(held, at: place.offset)
    }

    private func makeRoom(_ state: inout State, for needed: Int) -> Int32? {
        guard case .memory(_, let capacity) = state.place, needed > capacity else { return nil }
        return grow(&state, to: max(needed, capacity * 2))
    }

    private func grow(_ state: inout State, to wanted: Int) -> Int32? {
        guard case .memory(let block, let capacity) = state.place, wanted > capacity else { return nil }
        guard budget.claim(wanted - capacity) else { return spill(&state) }
        guard let larger = realloc(UnsafeMutableRawPointer(bitPattern: block), wanted) else {
            budget.release(wanted - capacity)
            return spill(&state)
        }
        state.place = .memory(UInt(bitPattern: larger), capacity: wanted)
        return nil
    }

    private func spill(_ state: inout State) -> Int32? {
        guard case .memory(let block, let capacity) = state.place else { return nil }
        let descriptor = files.take()
        guard descriptor >= 0 else { return -descriptor }
        let held = UnsafeMutableRawPointer(bitPattern: block)
        let code = Self.write(UnsafeRawBufferPointer(start: held, count: state.extent), to: descriptor, at: 0)
        free(held)
        budget.release(capacity)
        state.place = .file(descriptor)
        return code
    }

    private static func copy(_ count: Int, from place: FilePlace, to descriptor: Int32) -> Int32? {
        var done = 0
        while done < count {
            guard let piece = try? place.handle.read(min(movedPiece, count - done), at: place.offset + Int64(done)),
                !piece.isEmpty
            else { return EIO }
            if let code = piece.withUnsafeBytes({ write($0, to: descriptor, at: done) }) { return code }
            done += piece.count
        }
        return nil
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int) -> Int32? {
        var done = 0
        while done < bytes.count {
            let count = pwrite(
                descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 ? EIO : errno }
            done += count
        }
        return nil
    }
}
