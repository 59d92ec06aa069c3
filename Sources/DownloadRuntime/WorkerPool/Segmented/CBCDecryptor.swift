import CCrypto

/// Undoes AES-128-CBC or AES-256-CBC with PKCS#7 padding, piece by piece (`EVP_DecryptUpdate`).
///
/// Serves one segment: chaining starts anew with each (RFC 8216 §4.3.2.4).
package struct CBCDecryptor: ~Copyable {
    /// The cipher's block and the length of its initialisation vector.
    package static let blockSize = 16

    private let context: OpaquePointer?

    /// Prepares for one segment; nil when the key has not 16 or 32 bytes or the vector not 16.
    ///
    /// Without padding each whole block comes out at once.
    package init?(key: [UInt8], initializationVector: [UInt8], hasPadding: Bool = true) {
        guard [16, 32].contains(key.count), initializationVector.count == Self.blockSize else { return nil }
        context = EVP_CIPHER_CTX_new()
        let isStarted =
            context != nil && zentrio_cbc_start(context, key, Int32(key.count * 8), initializationVector) == 1
        precondition(isStarted, "libcrypto has no memory")
        if !hasPadding { EVP_CIPHER_CTX_set_padding(context, 0) }
    }

    deinit {
        EVP_CIPHER_CTX_free(context)
    }

    /// Decrypts a piece into `output`, which must hold one block more than the piece.
    ///
    /// The last block is held back, because it may be padding.
    ///
    /// - Returns: the bytes that were put out.
    package mutating func update(_ piece: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int {
        precondition(output.count >= piece.count + Self.blockSize, "decryption may put out one block more")
        var count: Int32 = 0
        let result = EVP_DecryptUpdate(
            context, output.baseAddress?.assumingMemoryBound(to: UInt8.self), &count,
            piece.baseAddress?.assumingMemoryBound(to: UInt8.self), Int32(piece.count))
        precondition(result == 1, "decrypting without padding cannot fail")
        return Int(count)
    }

    /// Checks and drops the padding; called once, last.
    ///
    /// - Returns: the bytes of the last block; nil when the key is wrong or the segment is cut.
    package mutating func finish(into output: UnsafeMutableRawBufferPointer) -> Int? {
        precondition(output.count >= Self.blockSize, "the last block needs room")
        var count: Int32 = 0
        let bytes = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        return EVP_DecryptFinal_ex(context, bytes, &count) == 1 ? Int(count) : nil
    }
}

extension CBCDecryptor {
    /// Decrypts a whole segment in place.
    ///
    /// Nothing behind it is touched: the last block is held back and comes out in its own place.
    ///
    /// - Returns: the bytes of the plain text; nil when the key is none, or wrong, or the segment is cut.
    static func decrypt(
        _ bytes: UnsafeMutableRawBufferPointer, key: [UInt8], initializationVector: [UInt8]
    ) -> Int? {
        guard !bytes.isEmpty, bytes.count % blockSize == 0, bytes.count <= Int(Int32.max),
            var decryptor = CBCDecryptor(key: key, initializationVector: initializationVector)
        else { return nil }
        let room = UnsafeMutableRawBufferPointer(start: bytes.baseAddress, count: bytes.count + blockSize)
        let count = decryptor.update(UnsafeRawBufferPointer(bytes), into: room)
        let rest = UnsafeMutableRawBufferPointer(rebasing: room[count...])
        return decryptor.finish(into: rest).map { count + $0 }
    }
}
