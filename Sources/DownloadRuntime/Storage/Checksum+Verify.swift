import CCrypto
import Glibc
package import MediaModel

extension Checksum {
    /// Hashes a file (`EVP_DigestUpdate`) and compares; blocks for as long as the disk takes to read it.
    ///
    /// - Throws: `checksumMismatch`, or a storage code when the file cannot be read.
    package func verify(fileAt path: String) throws(DownloadFailure) {
        let found = try digest(ofFileAt: path)
        guard found != hexadecimal else { return }
        throw DownloadFailure(
            .checksumMismatch,
            sentence: "The file is not the one that its checksum promises. Retry fetches it anew.",
            cause: "\(algorithm.rawValue) of \(path) is \(found) instead of \(hexadecimal)")
    }

    private func digest(ofFileAt path: String) throws(DownloadFailure) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DownloadFailure(systemError: errno, doing: "opening \(path)") }
        defer { close(descriptor) }
        let context = EVP_MD_CTX_new()
        defer { EVP_MD_CTX_free(context) }
        precondition(
            context != nil && EVP_DigestInit_ex(context, algorithm.function, nil) == 1, "libcrypto has no memory")
        try update(context, from: descriptor, path: path)
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        EVP_DigestFinal_ex(context, &digest, &length)
        return digest.prefix(Int(length)).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }

    private func update(_ context: OpaquePointer?, from descriptor: Int32, path: String) throws(DownloadFailure) {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw DownloadFailure(systemError: errno, doing: "reading \(path)")
            }
            if count == 0 { return }
            EVP_DigestUpdate(context, buffer, count)
        }
    }
}

extension Checksum.Algorithm {
    fileprivate var function: OpaquePointer? {
        switch self {
        case .md5: EVP_md5()
        case .sha1: EVP_sha1()
        case .sha224: EVP_sha224()
        case .sha256: EVP_sha256()
        case .sha384: EVP_sha384()
        case .sha512: EVP_sha512()
        }
    }
}
