import Testing

@testable import DownloadRuntime

struct RemuxRecipeTests {
    private let recipe = RemuxRecipe(
        inputs: [
            .init(format: "mpegts", hasVideo: true, soundCount: 0, offset: -10),
            .init(
                format: "aac", hasVideo: false, soundCount: 1, offset: 0.478,
                label: .init(language: "nl-BE", title: "Vlaams", isDefault: true)),
        ],
        subtitles: [.init(path: "/x/words", label: .init(language: "en"), isForced: true)], output: "/x/out")

    @Test func everyInput_hasItsFormatAndItsProtocol() {
        let text = recipe.arguments.joined(separator: " ")
        #expect(text.contains("-itsoffset -10.000000"))
        #expect(text.contains("-protocol_whitelist pipe -f mpegts -i pipe:3"))
        #expect(text.contains("-protocol_whitelist pipe -f aac -i pipe:4"))
        #expect(text.contains("-protocol_whitelist file -f srt -i file:/x/words"))
        #expect(text.hasSuffix("-f mp4 file:/x/out"))
    }

    @Test func fileInOnePiece_isReadByItsName_andTakesNoPipe() {
        var recipe = recipe
        recipe.inputs.insert(.init(format: "mp4", path: "/x/film", hasVideo: true, soundCount: 0, offset: 0), at: 0)
        recipe.isOffsetLate = true
        let text = recipe.arguments.joined(separator: " ")
        #expect(text.contains("-protocol_whitelist file -f mp4 -i file:/x/film"))
        #expect(text.contains("-f mpegts -i pipe:3") && text.contains("-f aac -i pipe:4"))
        #expect(text.contains("-fpre /proc/self/fd/5"))
    }

    @Test func lateOffset_comesThroughThePipeBehindTheInputs() {
        var recipe = recipe
        #expect(!recipe.arguments.contains("-fpre"))
        recipe.isOffsetLate = true
        #expect(recipe.arguments.joined(separator: " ").hasSuffix("-fpre /proc/self/fd/5 -f mp4 file:/x/out"))
        #expect(RemuxRecipe.lateOffset(-1.458667) == "output_ts_offset=-1.458667\n")
    }

    @Test func codecsThatAreNew_areCopiedToo() {
        #expect(recipe.arguments.joined(separator: " ").contains("-strict -2"))
        let joining = RemuxRecipe.joining(list: "/x/list", start: 0.04, subtitles: [], labels: [], output: "/x/out")
        #expect(joining.joined(separator: " ").contains("-strict -2"))
    }

    @Test func joinedParts_beginWithTheirFirstPacket() {
        let joining = RemuxRecipe.joining(list: "/x/list", start: 0.04, subtitles: [], labels: [], output: "/x/out")
        let text = joining.joined(separator: " ")
        #expect(text.contains("-itsoffset 0.040000 -protocol_whitelist file -f concat -safe 0 -i file:/x/list"))
    }

    @Test func onlyParts_areInTheUnitsOfParts() {
        var recipe = recipe
        #expect(!recipe.arguments.contains("-video_track_timescale"))
        recipe.isPart = true
        #expect(recipe.arguments.joined(separator: " ").contains("-video_track_timescale 90000"))
        for isInBand in [true, false] {
            let text = RemuxRecipe.rewriting(input: "/x/in", isInBand: isInBand, output: "/x/out").joined(
                separator: " ")
            #expect(text.contains("-video_track_timescale 90000") && text.contains("hevc_mp4toannexb") == isInBand)
        }
    }

    @Test func whatIsAddedToThePictures_isTakenBack_fromWhereItIsAdded() {
        var recipe = recipe
        #expect(!recipe.arguments.contains { $0.hasPrefix("-bsf") })
        recipe.inputs[0].dips = [.init(decoded: 0, depth: 0.04), .init(decoded: 6, depth: 0.08)]
        let text = recipe.arguments.joined(separator: " ")
        let first = "0.040000*gte((DTS-STARTDTS)*TB\\,-0.001000)"
        let second = "0.040000*gte((DTS-STARTDTS)*TB\\,5.999000)"
        #expect(text.contains("-bsf:v:0 setts=pts=PTS-round((\(first)+\(second))/TB):dts=DTS-round(0.080000/TB)"))
    }

    @Test func timePasses_inSoundWithoutTimestamps_behindSoManyBytes() {
        var recipe = recipe
        recipe.inputs[0].soundCount = 2
        recipe.inputs[1].pauses = [.init(position: 900, frames: 94), .init(position: 1_800, frames: 0.5)]
        let text = recipe.arguments.joined(separator: " ")
        let frames = "94.000000*gte(POS\\,900)+0.500000*gte(POS\\,1800)"
        #expect(text.contains("-bsf:a:2 setts=ts=TS+round(DURATION*(\(frames)))"))
    }

    @Test func everyInput_isReadWithoutAThread() {
        let text = recipe.arguments.joined(separator: " ")
        #expect(text.split(separator: " -i ").dropLast().allSatisfy { $0.contains("-thread_queue_size 0") })
        #expect(recipe.arguments.count { $0 == "-i" } == 3, "the subtitles are an input, too")
    }

    /// ffmpeg keeps in memory what it looks at.
    @Test(arguments: [(2.5, "10000000"), (4, "10000000"), (14, "268435456")])
    func bytesThatAreLookedAt_areMoreOnlyForStreamsThatBeginLate(seconds: Double, text: String) {
        var recipe = recipe
        recipe.analysis = seconds
        #expect(recipe.arguments.joined(separator: " ").contains("-probesize \(text) "))
    }

    @Test(arguments: [(10.0, "10000000"), (2.478, "2478000")])
    func analysis_isInMicroseconds(seconds: Double, text: String) {
        var recipe = recipe
        recipe.analysis = seconds
        #expect(recipe.arguments.joined(separator: " ").contains("-analyzeduration \(text) "))
    }

    @Test func tracks_haveLanguagesTitlesAndFlags() {
        let text = recipe.arguments.joined(separator: " ")
        #expect(text.contains("-map 0:V:0 -map 1:a:0 -map 2:s"))
        #expect(text.contains("-metadata:s:a:0 language=nld -metadata:s:a:0 title=Vlaams"))
        #expect(text.contains("-disposition:a:0 default"))
        #expect(text.contains("-c:s mov_text -metadata:s:s:0 language=eng -disposition:s:0 forced"))
    }

    @Test func labelOfOneStream_isForOneOfItsSounds() {
        var label = RemuxRecipe.TrackLabel(language: "en", title: "English", isDefault: true)
        let place = label.settle(among: ["fra", "eng"], wished: [])
        let recipe = RemuxRecipe(
            inputs: [
                .init(
                    format: "mpegts", hasVideo: true, soundCount: 2, offset: 0, label: label,
                    labelled: place)
            ], output: "/x/out")
        let text = recipe.arguments.joined(separator: " ")
        #expect(text.contains("-disposition:a:0 0 -metadata:s:a:1 language=eng -metadata:s:a:1 title=English"))
        #expect(text.contains("-disposition:a:1 default"))
        #expect(!text.contains("-metadata:s:a:0"))
    }

    @Test func labelInNoneOfTheLanguages_isForTheFirstSound() {
        var label = RemuxRecipe.TrackLabel(language: "de")
        #expect(label.settle(among: ["fra", "eng"], wished: ["en"]) == 0)
        #expect(label.settle(among: ["fra", "ger"], wished: []) == 1)
        #expect(label.settle(among: [nil, nil], wished: []) == 0)
        #expect(label == RemuxRecipe.TrackLabel(language: "de"))
        var nameless = RemuxRecipe.TrackLabel()
        #expect(nameless.settle(among: ["fra", "eng"], wished: []) == 0)
        #expect(nameless.settle(among: ["fra", nil], wished: ["de"]) == 0)
        #expect(!nameless.isDefault)
    }

    @Test(arguments: [(["de"], 2), (["nl", "en-GB"], 1)])
    func labelWithoutALanguage_makesTheSoundThatWasWishedForTheDefault(wished: [String], place: Int) {
        var label = RemuxRecipe.TrackLabel()
        #expect(label.settle(among: ["fra", "eng", "ger"], wished: wished) == place)
        #expect(label.isDefault)
    }

    @Test(arguments: [(0.0, "0.000000"), (-1.5, "-1.500000"), (95_443.7176889, "95443.717689"), (1e-9, "0.000000")])
    func seconds_haveNoExponent(value: Double, text: String) {
        #expect(RemuxRecipe.seconds(value) == text)
    }
}
