import CZlib

/// Undoes gzip, up to a limit.
package enum Gunzip {
    /// Whether bytes begin as gzip does.
    package static func isGzip(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The bytes that were packed.
    ///
    /// - Parameters:
    ///   - bytes: one gzip member; what follows it is dropped.
    ///   - limit: the largest result in bytes.
    /// - Returns: nil when they are damaged, cut off or more than `limit`.
    package static func bytes(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard zentrio_gunzip_begin(&stream) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var input = bytes
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        return input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            while true {
                let status = chunk.withUnsafeMutableBufferPointer { chunk in
                    stream.next_out = chunk.baseAddress
                    stream.avail_out = UInt32(chunk.count)
                    return inflate(&stream, Z_NO_FLUSH)
                }
                let count = chunk.count - Int(stream.avail_out)
                guard status == Z_OK || status == Z_STREAM_END, result.count + count <= limit else { return nil }
                result.append(contentsOf: chunk[..<count])
                if status == Z_STREAM_END { return result }
                // Neither input nor output goes on: the rest is missing.
                if count == 0, stream.avail_in == 0 { return nil }
            }
        }
    }
}
