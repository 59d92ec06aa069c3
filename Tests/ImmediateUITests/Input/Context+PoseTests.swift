import Testing

@testable import ImmediateUI

struct ContextPoseTests {
    @Test func posing_changesThePictureOnly() throws {
        var clicks = 0
        func picture(_ pose: Pose?) throws -> DrawList {
            let window = try TestWindow { ui in
                ui.posing(pose) { if ui.button("Download").clicked { clicks += 1 } }
            }
            window.run(after: .seconds(1))
            return window.frame.drawList
        }
        let rest = try picture(nil)
        let pictures = try [Pose.hovered, .pressed, .focused].map { try picture($0) }
        for (index, picture) in pictures.enumerated() {
            #expect(picture != rest)
            for other in pictures[(index + 1)...] { #expect(other != picture) }
        }
        #expect(clicks == 0)
    }
}
