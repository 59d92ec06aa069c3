import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct StreamFilesTests {
    @Test func everyKind_isFoundAgain() throws {
        let folder = try TestFolder()
        let part = folder.path("Film (1921).mp4.zentrio-part")
        let kinds: [StreamFiles.Kind] = [
            .stream(12), .part(3), .sidecar(number: 1, ending: "pt-BR.forced.vtt"), .words(0), .list, .merged,
        ]
        for kind in kinds { try TestFolder.write([], to: StreamFiles.path(kind, of: part)) }
        try TestFolder.write([], to: part)
        try TestFolder.write([], to: folder.path("Film (1921).nl.vtt"))
        try TestFolder.write([], to: folder.path("Film.mp4.merged.zentrio-part"))
        #expect(Set(StreamFiles.entries(of: part).map(\.kind)) == Set(kinds))
        #expect(StreamFiles.sidecars(of: part).map(\.ending) == ["pt-BR.forced.vtt"])
    }

    @Test func streamFile_isNamedByItsLane() {
        let part = "/x/Film.mp4.zentrio-part"
        #expect(StreamRun.path(of: 7, lane: "video-0", partialFilePath: part) == "/x/Film.mp4.video-0-7.zentrio-part")
    }
}
