/// A small file and its gzip form.
enum GzipSample {
    /// A file type box and 1,024 bytes more.
    static let plain: [UInt8] =
        [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 0, 0] + Array("isommp41".utf8)
        + Array(repeating: 0x80, count: 1024)

    /// What `gzip -9n` makes of it.
    static let encoded: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 99, 96, 96, 144, 72, 43, 169, 44, 200, 44, 206, 207, 101, 0, 2, 16, 157,
        91, 96, 98, 216, 48, 10, 70, 193, 40, 24, 177, 0, 0, 195, 75, 30, 45, 24, 4, 0, 0,
    ]
}
