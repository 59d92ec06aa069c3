import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

/// The digests of "abc" are those of FIPS 180-2 and RFC 1321.
struct ChecksumTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try TestFolder.write(Array("abc".utf8), to: folder.path("abc"))
    }

    @Test(arguments: [
        "sha-256=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha-1=a9993e364706816aba3e25717850c26c9cd0d89d",
        "sha-224=23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
        "sha-384=cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
            + "8086072ba1e7cc2358baeca134c825a7",
        "md5=900150983cd24fb0d6963f7d28e17f72",
        "sha-512=ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    ])
    func rightDigest_passes(text: String) throws {
        try #require(Checksum(text)).verify(fileAt: folder.path("abc"))
    }

    @Test func otherBytes_areToldApart() throws {
        let checksum = try #require(Checksum("md5=00000000000000000000000000000000"))
        let failure = #expect(throws: DownloadFailure.self) { try checksum.verify(fileAt: folder.path("abc")) }
        #expect(failure?.code == .checksumMismatch)
    }

    @Test func missingFile_isAStorageFailure() throws {
        let checksum = try #require(Checksum("md5=00000000000000000000000000000000"))
        let failure = #expect(throws: DownloadFailure.self) { try checksum.verify(fileAt: folder.path("none")) }
        #expect(failure?.code == .folderMissing)
    }
}
