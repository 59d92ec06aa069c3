import Foundation
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

@Suite(.serialized)
struct ProgramCodeTests {
    /// The resident kilobytes of what this process holds of its own program, and may run.
    private func residentCode() throws -> Int {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let maps = try String(contentsOfFile: "/proc/self/smaps", encoding: .utf8).split(separator: "\n")
        var isCode = false
        var sum = 0
        for line in maps {
            let words = line.split(separator: " ")
            if words.count > 4, words[0].contains("-") {
                isCode = words[1].hasPrefix("r-x") && line.hasSuffix(program)
            } else if isCode, words[0] == "Rss:" {
                sum += Int(words[1]) ?? 0
            }
        }
        return sum
    }

    @Test(.disabled(if: Sanitizer.replacesMemory, "the sanitizer lays memory out"))
    func giveBack_afterTheStart_holdsLessAndGoesOn() throws {
        let before = try residentCode()
        #expect(ProgramCode.giveBack())
        let after = try residentCode()
        #expect(after < before)
        #expect([3, 1, 2].sorted() == [1, 2, 3])
    }
}
