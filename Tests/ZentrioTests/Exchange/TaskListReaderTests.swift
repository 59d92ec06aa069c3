import FoundationEssentials
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct TaskListReaderTests {
    private func read(_ text: String, existing: Set<String> = []) throws -> ImportReading {
        try TaskListReader(exists: { existing.contains($0) }).read(Data(text.utf8))
    }

    @Test func task_unfinished_isQueuedWithItsTitleAndPlace() throws {
        let reading = try read(
            """
            [{"id": "1", "title": " Sintel ", "url": "https://a.example/f.mp4", "output_path": "/films/sintel.mp4",
              "status": "downloading", "progress": 0.5}]
            """)
        let entry = try #require(reading.items.first?.entry)
        #expect(entry.standing == .pending)
        #expect(entry.request.item.title == "Sintel")
        #expect(entry.request.outputDirectory == "/films")
        #expect(entry.request.fileName == "sintel.mp4")
        #expect(reading.problems.isEmpty)
    }

    @Test(arguments: ["completed", "Complete", "finished", "done"])
    func task_finishedWithItsFile_isFinished(status: String) throws {
        let text =
            #"[{"title":"A","url":"https://a.example/f.mp4","output_path":"/films/a.mp4","status":"\#(status)"}]"#
        let reading = try read(text, existing: ["/films/a.mp4"])
        #expect(reading.items.first?.entry.standing == .completed)
        #expect(reading.items.first?.entry.finishedPath == "/films/a.mp4")
        #expect(reading.missingFiles == 0)
    }

    @Test func task_finishedWithoutItsFile_comesPaused() throws {
        let reading = try read(
            #"[{"url":"https://a.example/f.mp4","output_path":"/films/a.mp4","status":"completed"}]"#)
        #expect(reading.items.first?.entry.standing == .paused)
        #expect(reading.items.first?.entry.finishedPath == nil)
        #expect(reading.missingFiles == 1)
    }

    @Test(arguments: ["paused", "failed", "error", "cancelled", "Stopped"])
    func task_stopped_comesPaused(status: String) throws {
        let reading = try read(#"[{"url":"https://a.example/f.mp4","status":"\#(status)"}]"#)
        #expect(reading.items.first?.entry.standing == .paused)
    }

    @Test func tasksThatCannotBeRead_areNamedAndNothingElseIsLost() throws {
        let reading = try read(
            """
            [{"url":"https://a.example/1.mp4"}, {"title":"no address"}, 7, null, "text", {"url": 5},
             {"url":"ftp://a.example/x"}, {"id":7,"url":"https://a.example/2.mp4","title":9,"progress":"much"}]
            """)
        #expect(reading.items.map(\.place) == [1, 8])
        #expect(reading.problems.map(\.place) == [2, 3, 4, 5, 6, 7])
        #expect(reading.unit == .entry)
    }

    @Test func path_relative_isLeftOut() throws {
        let reading = try read(#"[{"url":"https://a.example/f.mp4","output_path":"films/a.mp4"}]"#)
        #expect(reading.items.first?.entry.request.outputDirectory == nil)
        #expect(reading.items.first?.entry.request.fileName == nil)
    }

    @Test func path_ofAFolder_isTheFolder() throws {
        let reading = try read(#"[{"url":"https://a.example/f.mp4","output_path":"/films/new/"}]"#)
        #expect(reading.items.first?.entry.request.outputDirectory == "/films/new")
        #expect(reading.items.first?.entry.request.fileName == nil)
    }

    /// A mark behind a slash makes both one character; the disk still finds a folder.
    @Test func path_withAMarkAfterASlash_isCutAtThatSlash() throws {
        let reading = try read(#"[{"url":"https://a.example/f.mp4","output_path":"/films/\u0301a.mp4"}]"#)
        #expect(reading.items.first?.entry.request.outputDirectory == "/films")
        #expect(reading.items.first?.entry.request.fileName == "\u{301}a.mp4")
    }

    @Test(arguments: ["{}", "[", "[{]", "", "5"])
    func text_thatIsNoList_isRefused(text: String) {
        #expect(throws: (any Error).self) { try read(text) }
    }
}
