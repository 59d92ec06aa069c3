import CCrypto

/// A SHA-256 that takes its bytes piece by piece (`EVP_DigestUpdate`).
///
/// Owned by whoever reads the bytes; a copy would make two digests of one context, so there is none.
package struct SHA256Digest: ~Copyable {
    /// The digest's length.
    package static let byteCount = 32

    private let context: OpaquePointer?

    package init() {
        context = EVP_MD_CTX_new()
        precondition(context != nil && EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "libcrypto has no memory")
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The 32 bytes of the digest; the object is used up.
    package consuming func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            var length: UInt32 = 0
            EVP_DigestFinal_ex(context, buffer.baseAddress, &length)
            count = Int(length)
        }
    }

    /// The digest of bytes that are all there.
    package static func of(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var digest = SHA256Digest()
        let bytes = Array(bytes)
        bytes.withUnsafeBytes { digest.update($0) }
        return digest.finish()
    }
}
