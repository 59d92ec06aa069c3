import Foundation
import Subprocess

/// Tiny real MP4 files, made by ffmpeg: two seconds of 320x240 with sound.
struct SampleMP4 {
    var output: [String] = []
    var input: [String] = []
    var sound = "sine=frequency=440:duration=2"

    func bytes() async throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: "zentrio-\(UUID().uuidString).mp4").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let arguments =
            ["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240:rate=24:duration=2"]
            + ["-f", "lavfi", "-i", sound] + input
            + ["-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-metadata:s:a:0", "language=ger"] + output
            + ["-f", "mp4", path]
        let result = try await Subprocess.run(
            .name("ffmpeg"), arguments: Arguments(arguments), output: .discarded, error: .string(limit: 64 * 1024))
        guard result.terminationStatus.isSuccess else { throw Failure(words: result.standardError) }
        return try Array(Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// What ffmpeg said.
    struct Failure: Error {
        let words: String
    }
}
