import FoundationEssentials
import MediaModel
import Testing

/// A copy is the same value until one of the two changes.
struct SharedTests {
    @Test
    func copy_thatChanges_leavesTheOther() {
        let first = Shared(["a"])
        var second = first
        #expect(second == first)
        second.value.append("b")
        #expect(first.value == ["a"])
        #expect(second.value == ["a", "b"])
        #expect(second != first)
    }

    @Test
    func equalValuesOfDifferentOrigin_areEqualAndHashAlike() {
        #expect(Shared("film") == Shared("film"))
        #expect(Shared("film").hashValue == Shared("film").hashValue)
    }

    @Test
    func codedDownload_namesItsRequestAndComesBack() throws {
        let download = Download(
            request: DownloadRequest(
                item: MediaItem(title: "Sintel"),
                stream: Stream(address: try WebAddress("https://films.example/sintel.mp4"))),
            addedAt: Timestamp(rawValue: 1))
        let data = try JSONEncoder().encode(download)
        #expect(String(decoding: data, as: UTF8.self).contains("\"request\":{"))
        #expect(try JSONDecoder().decode(Download.self, from: data) == download)
    }
}
