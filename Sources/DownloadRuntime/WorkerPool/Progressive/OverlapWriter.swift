/// Writes to the part file, and compares first where bytes that it has come again.
///
/// A server that gives neither an entity tag nor a date cannot say whether it still has the same file. The last bytes
/// of each piece are fetched again at a resume, and other ones mean another file.
struct OverlapWriter: Sendable {
    /// Stands for an error number when bytes differ; no system call has it.
    static let mismatch: Int32 = -1

    let file: PartialFileHandle
    /// The bytes that the file has and the server gives again.
    let overlaps: [Range<Int64>]

    /// Writes; gives the error number when that failed.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) -> Int32? {
        guard overlaps.allSatisfy({ isSame(bytes, at: offset, in: $0) }) else { return OverlapWriter.mismatch }
        return file.write(bytes, at: offset)
    }

    private func isSame(_ bytes: UnsafeRawBufferPointer, at offset: Int64, in overlap: Range<Int64>) -> Bool {
        let shared = overlap.clamped(to: offset..<offset + Int64(bytes.count))
        guard !shared.isEmpty else { return true }
        let fresh = bytes[Int(shared.lowerBound - offset)..<Int(shared.upperBound - offset)]
        return (try? file.read(shared.count, at: shared.lowerBound)).map { fresh.elementsEqual($0) } ?? false
    }
}
