/// A small file and its gzip form.
enum GzipSample {
    /// The boxes of an MP4 file with 1,024 bytes of media.
    static let plain: [UInt8] =
        [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 0, 0] + Array("isommp41".utf8)
        + [0, 0, 0, 8] + Array("moov".utf8) + [0, 0, 4, 8] + Array("mdat".utf8)
        + Array(repeating: 0x80, count: 1024)

    /// What `gzip -9n` makes of it.
    static let encoded: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 99, 96, 96, 144, 72, 43, 169, 44, 200, 44, 206, 207, 101, 0,
        2, 16, 157, 91, 96, 98, 8, 100, 114, 228, 230, 231, 151, 49, 48, 176, 112, 228, 166, 36, 150, 52, 140, 130,
        81, 48, 10, 70, 44, 0, 0, 29, 218, 194, 90, 40, 4, 0, 0,
    ]
}
