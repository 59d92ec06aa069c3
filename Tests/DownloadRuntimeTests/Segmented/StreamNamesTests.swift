import Testing

@testable import DownloadRuntime

struct StreamNamesTests {
    private static let picture = StreamNames.Entry(identifier: 0x101, type: 0x1B)
    private static let sound = StreamNames.Entry(identifier: 0x102, type: 0x0F)

    private func sound(_ identifier: Int, _ language: String? = nil) -> StreamNames.Entry {
        StreamNames.Entry(identifier: identifier, type: 0x0F, language: language)
    }

    private func names(
        _ programs: [[StreamNames.Entry]], isWithinSegment: Bool = true, maps: [Int] = [0x100]
    ) -> StreamNames {
        var names = StreamNames()
        for program in programs {
            names.notePrograms(maps)
            names.noteProgram(program, isWithinSegment: isWithinSegment)
        }
        return names
    }

    @Test func streamThatTakesThePlaceOfAnother_getsItsName() {
        let names = names([[Self.sound], [sound(0x112)]], isWithinSegment: false)
        #expect(names.isRenaming && names.name(of: 0x112) == 0x102)
        #expect(names.identifierInFile(of: 0x112) == 0x102)
        // Tables and what is left of the old stream would tell ffmpeg otherwise.
        for identifier in [0, 0x100, 0x102] { #expect(names.identifierInFile(of: identifier) == 0x1FFF) }
        #expect(names.identifierInFile(of: 0x1FF) == 0x1FF && names.name(of: 0x1FF) == nil)
    }

    @Test func firstNames_areTheFilesAgain() {
        let names = names([[Self.sound], [sound(0x112)], [Self.sound]])
        #expect(!names.isRenaming)
        for identifier in [0, 0x100, 0x102] { #expect(names.identifierInFile(of: identifier) == identifier) }
    }

    @Test func severalStreamsThatAreNamedAnewBetweenSegments_areLeftAsTheyAre() {
        let swapped = [
            StreamNames.Entry(identifier: 0x102, type: 0x1B), StreamNames.Entry(identifier: 0x101, type: 0x0F),
        ]
        let programs = [[Self.picture, Self.sound], swapped]
        var between = names(programs, isWithinSegment: false)
        between.noteProgram(swapped, isWithinSegment: true)
        #expect(!between.isRenaming, "the map is repeated within the segment")
        let within = names(programs)
        #expect(within.name(of: 0x102) == 0x101 && within.name(of: 0x101) == 0x102)
    }

    @Test func soundsInOtherOrder_areToldApartByTheirLanguages() {
        let before = [sound(0x102, "eng"), sound(0x103, "fra")]
        let named = names([before, [sound(0x112, "fra"), sound(0x113, "eng")]])
        #expect(named.name(of: 0x112) == 0x103 && named.name(of: 0x113) == 0x102)
        let unnamed = names([before, [sound(0x112), sound(0x113)]])
        #expect(unnamed.name(of: 0x112) == 0x102 && unnamed.name(of: 0x113) == 0x103)
    }

    /// Another coding, fewer streams, several programs, a table where a stream was.
    @Test func whatCannotBePaired_isLeftAsItIs() {
        #expect(!names([[Self.sound], [StreamNames.Entry(identifier: 0x112, type: 0x81)]]).isRenaming)
        #expect(!names([[Self.picture, Self.sound], [sound(0x112)]]).isRenaming)
        #expect(!names([[Self.sound], [sound(0x112)]], maps: [0x100, 0x200]).isRenaming)
        #expect(!names([[Self.sound], [sound(0x112)]], maps: [0x102]).isRenaming)
    }

    @Test func streamsThatComeOrGo_renameNothing() {
        let both = [Self.picture, Self.sound]
        #expect(!names([both, [Self.picture], both, [], both + [sound(0x103)]]).isRenaming)
    }
}
