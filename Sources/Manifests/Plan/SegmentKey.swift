/// How to decrypt a segment: AES in CBC mode with PKCS7 padding, from the beginning of every segment.
package struct SegmentKey: Hashable, Sendable {
    /// The raw values are printed: they may not change.
    package enum Method: String, Hashable, Sendable {
        case aes128 = "AES-128"
        case aes256 = "AES-256"

        /// The length of the key in bytes; a key of another length is none.
        package var keyByteCount: Int {
            switch self {
            case .aes128: 16
            case .aes256: 32
            }
        }
    }

    package var method: Method
    /// Where the key's bytes are; absolute, or an address that holds them itself (`DataAddress`).
    ///
    /// Keys with the same address are the same.
    package var url: String
    /// 16 bytes, also when the manifest leaves it to the sequence number.
    package var initializationVector: [UInt8]

    package init(method: Method, url: String, initializationVector: [UInt8]) {
        precondition(initializationVector.count == 16, "an initialization vector has 16 bytes")
        self.method = method
        self.url = url
        self.initializationVector = initializationVector
    }
}
