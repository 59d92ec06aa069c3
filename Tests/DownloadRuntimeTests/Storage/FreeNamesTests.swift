import DownloadRuntime
import Testing

struct FreeNamesTests {
    private var names = FreeNames()
    private var taken: Set<String> = []
    private var questions = 0

    private mutating func take(_ wanted: String = "/out/film.mp4") -> String {
        var asked = 0
        let path = names.path(like: wanted) { [taken] path in
            asked += 1
            return taken.contains(path)
        }
        questions += asked
        taken.insert(path)
        return path
    }

    @Test mutating func takenName_getsANumber() {
        let paths = (0..<3).map { _ in take() }
        #expect(paths == ["/out/film.mp4", "/out/film (2).mp4", "/out/film (3).mp4"])
        let other = take("/out/other.mp4")
        #expect(other == "/out/other.mp4")
    }

    @Test mutating func numberThatIsFreeAgain_isGivenAgain() {
        for _ in 0..<5 { _ = take() }
        taken.remove("/out/film (2).mp4")
        let path = take()
        #expect(path == "/out/film (2).mp4")
    }

    @Test mutating func tenThousandOfOneName_areSoonFound() {
        for _ in 0..<10_000 { _ = take() }
        #expect(taken.count == 10_000 && taken.contains("/out/film (10000).mp4"))
        #expect(questions < 100_000, "no search from the beginning")
    }
}
