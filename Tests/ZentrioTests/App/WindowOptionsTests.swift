import Testing

@testable import Zentrio

struct WindowOptionsTests {
    @Test func environment_everyVariable_isRead() {
        let options = WindowOptions(environment: [
            "ZENTRIO_SCALE": "1.5", "ZENTRIO_RENDERER": "software", "ZENTRIO_TREE": "/tmp/tree",
            "ZENTRIO_MPV_OPTIONS": "--vo=null --ao=null",
        ])
        #expect(options.scale == 1.5)
        #expect(options.renderer == .software)
        #expect(options.treeFile == "/tmp/tree")
        #expect(options.playerArguments == ["--vo=null", "--ao=null"])
    }

    @Test func environment_emptyOrGarbage_hasTheDefaults() {
        for environment in [[:], ["ZENTRIO_SCALE": "big", "ZENTRIO_RENDERER": "crayon"]] {
            let options = WindowOptions(environment: environment)
            #expect(options.scale == nil)
            #expect(options.renderer == .automatic)
            #expect(options.treeFile == nil)
            #expect(options.playerArguments.isEmpty)
            #expect(options.page == .downloads)
        }
    }
}
