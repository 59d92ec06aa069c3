import CLinux
import Glibc

extension PartialFileHandle {
    /// Moves up to `count` bytes from an offset into a pipe that does not wait (`splice`).
    ///
    /// The bytes go from the page cache to the reader without passing through this program.
    ///
    /// - Returns: how many were moved, 0 at the end of the file, or minus the error number.
    func move(_ count: Int, at offset: Int64, into pipe: Int32) -> Int {
        var position = offset
        while true {
            let moved = zentrio_splice(descriptor, &position, pipe, UInt(count))
            if moved == -Int(EINTR) { continue }
            // Some network file systems cannot splice.
            return moved == -Int(EINVAL) ? copy(min(count, 1 << 16), at: offset, into: pipe) : moved
        }
    }

    private func copy(_ count: Int, at offset: Int64, into pipe: Int32) -> Int {
        guard let bytes = try? read(count, at: offset) else { return -Int(EIO) }
        let written = bytes.withUnsafeBytes { Glibc.write(pipe, $0.baseAddress, $0.count) }
        return written < 0 ? -Int(errno) : written
    }
}
