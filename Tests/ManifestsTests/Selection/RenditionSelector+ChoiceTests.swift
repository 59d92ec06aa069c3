import Testing

@testable import Manifests

struct RenditionSelectorChoiceTests {
    private let ladder = [
        Variant(id: "360", bandwidth: 800_000, codecs: ["avc1.1"], height: 360),
        Variant(id: "1080", bandwidth: 5_000_000, codecs: ["avc1.1"], height: 1080),
        Variant(id: "720", bandwidth: 2_500_000, codecs: ["avc1.1"], height: 720),
        Variant(id: "2160", bandwidth: 16_000_000, codecs: ["hvc1.1"], height: 2160),
    ]

    @Test(arguments: [
        (360, "360"), (480, "360"), (720, "720"), (1080, "1080"), (1440, "1080"), (2160, "2160"), (240, "360"),
        (nil, "2160"),
    ])
    func height_isTheTallestThatIsNotAboveTheWishElseTheLowest(wish: Int?, id: String) {
        #expect(RenditionSelector(maximumHeight: wish).variant(among: ladder)?.id == id)
    }

    @Test func equalHeights_areDecidedByCodecThenBitrate() {
        let variants = [
            Variant(id: "av1", bandwidth: 3, codecs: ["av01.0", "opus"], height: 720),
            Variant(id: "hevc", bandwidth: 4, codecs: ["hvc1.1"], height: 720),
            Variant(id: "low", bandwidth: 1, codecs: ["avc1.64", "mp4a.40.2"], height: 720),
            Variant(id: "high", bandwidth: 2, codecs: ["avc1.64", "ec-3"], height: 720),
        ]
        #expect(RenditionSelector().variant(among: variants)?.id == "high")
        #expect(RenditionSelector().variant(among: Array(variants.prefix(2)))?.id == "hevc")
        #expect(RenditionSelector(prefersBest: true).variant(among: variants)?.id == "hevc")
    }

    @Test func averageBandwidth_countsBeforeThePeak_andTheScoreLast() {
        let variants = [
            Variant(id: "peaky", bandwidth: 9, averageBandwidth: 3, height: 720),
            Variant(id: "even", bandwidth: 5, averageBandwidth: 4, height: 720, score: 1),
            Variant(id: "liked", bandwidth: 5, averageBandwidth: 4, height: 720, score: 2),
        ]
        #expect(RenditionSelector().variant(among: variants)?.id == "liked")
    }

    @Test func standardRange_comesFirstUnlessTheBestIsWanted() {
        let variants = [
            Variant(id: "hdr", bandwidth: 9, codecs: ["hvc1"], height: 2160, videoRange: "PQ"),
            Variant(id: "sdr", bandwidth: 5, codecs: ["hvc1"], height: 2160, videoRange: "SDR"),
        ]
        #expect(RenditionSelector().variant(among: variants)?.id == "sdr")
        #expect(RenditionSelector(prefersBest: true).variant(among: variants)?.id == "hdr")
    }

    @Test func unknownHeight_isTakenOnlyWhenNoKnownOneFits() {
        let unknown = Variant(id: "?", bandwidth: 9)
        #expect(RenditionSelector(maximumHeight: 720).variant(among: ladder + [unknown])?.id == "720")
        #expect(RenditionSelector(maximumHeight: 240).variant(among: ladder + [unknown])?.id == "?")
        #expect(RenditionSelector().variant(among: [unknown, Variant(id: "low", bandwidth: 1)])?.id == "?")
    }

    @Test func chosenVariant_winsWhileItIsThere() {
        #expect(RenditionSelector(maximumHeight: 360, variantID: "1080").variant(among: ladder)?.id == "1080")
        #expect(RenditionSelector(maximumHeight: 360, variantID: "gone").variant(among: ladder)?.id == "360")
    }

    @Test func pictureAndClearness_comeBeforeHeight() {
        let protection = Protection(system: "Widevine")
        let variants = [
            Variant(id: "sound", bandwidth: 99, hasVideo: false),
            Variant(id: "locked", bandwidth: 9, height: 1080, protection: protection),
            Variant(id: "clear", bandwidth: 5, height: 720),
        ]
        #expect(RenditionSelector().variant(among: variants)?.id == "clear")
        #expect(RenditionSelector().variant(among: Array(variants.prefix(2)))?.id == "locked")
        #expect(RenditionSelector().variant(among: Array(variants.prefix(1)))?.id == "sound")
        #expect(RenditionSelector().variant(among: []) == nil)
    }

    @Test(arguments: [["sign"], ["alternate"], ["supplementary"], ["commentary"], ["main", "sign"]])
    func pictureOfTheFilmItself_comesBeforeHeight(roles: [String]) {
        let variants = [
            Variant(id: "none", bandwidth: 2, height: 720),
            Variant(id: "main", bandwidth: 3, height: 720, roles: ["main"]),
            Variant(id: "aside", bandwidth: 9, height: 1080, roles: roles),
        ]
        #expect(RenditionSelector().variant(among: variants)?.id == "main")
        #expect(RenditionSelector().variant(among: [variants[0], variants[2]])?.id == "none")
        #expect(RenditionSelector().variant(among: [variants[2]])?.id == "aside")
        #expect(RenditionSelector(variantID: "aside").variant(among: variants)?.id == "aside")
    }

    // MARK: Sound

    private let variant = Variant(id: "v", audioGroup: "a", subtitleGroup: "s")

    private func audio(_ renditions: [Rendition], _ languages: [String] = []) -> [String] {
        RenditionSelector(audioLanguages: languages).audio(among: renditions, of: variant).map(\.id)
    }

    private let sounds = [
        Rendition(id: "fr", kind: .audio, group: "a", language: "fr-CA", isAutoselect: true),
        Rendition(id: "en", kind: .audio, group: "a", language: "en", isDefault: true, isAutoselect: true),
        Rendition(id: "ad", kind: .audio, group: "a", language: "en", roles: ["description"]),
        Rendition(id: "de", kind: .audio, group: "a", language: "ger"),
        Rendition(id: "other", kind: .audio, group: "b", language: "it"),
        Rendition(id: "nl", kind: .subtitles, group: "s", language: "nl"),
    ]

    @Test func language_isTheWantedOneThenTheDefault() {
        #expect(audio(sounds) == ["en"])
        #expect(audio(sounds, ["de"]) == ["de"])
        #expect(audio(sounds, ["de", "en", "eng"]) == ["de", "en"])
        #expect(audio(sounds, ["fr"]) == ["fr"])
        #expect(audio(sounds, ["it"]) == ["en"])
        #expect(audio([sounds[0], sounds[3]]) == ["fr"])
        #expect(audio([]) == [])
    }

    @Test func exactPlace_winsOverTheLanguage() {
        let renditions = ["pt", "pt-PT", "pt-BR"].map { Rendition(id: $0, kind: .audio, language: $0) }
        #expect(audio(renditions, ["pt-BR"]) == ["pt-BR"])
        #expect(audio(renditions, ["pt"]) == ["pt"])
        #expect(audio(Array(renditions.prefix(2)), ["pt-BR"]) == ["pt"])
    }

    @Test func sameLanguage_isDecidedByWhatPlaysEverywhereThenBits() {
        let renditions = [
            Rendition(id: "opus", kind: .audio, language: "en", bandwidth: 9, codecs: ["opus"]),
            Rendition(id: "low", kind: .audio, language: "en", bandwidth: 1, codecs: ["mp4a.40.2"]),
            Rendition(id: "high", kind: .audio, language: "en", bandwidth: 2, codecs: ["mp4a.40.2"]),
        ]
        #expect(audio(renditions, ["en"]) == ["high"])
        let best = RenditionSelector(prefersBest: true, audioLanguages: ["en"])
        #expect(best.audio(among: renditions, of: variant).map(\.id) == ["opus"])
    }

    @Test func noWish_takesTheFirstLanguage_thenTheBestOfIt() {
        let renditions = [
            Rendition(id: "en-2", kind: .audio, name: "English", language: "en", channels: 2, bandwidth: 128_000),
            Rendition(id: "fr-6", kind: .audio, name: "Francais", language: "fr", channels: 6, bandwidth: 128_500),
            Rendition(id: "en-6", kind: .audio, name: "English 5.1", language: "eng", channels: 6),
        ]
        #expect(audio(Array(renditions.prefix(2))) == ["en-2"])
        #expect(audio(renditions) == ["en-6"])
        #expect(audio(Array(renditions.suffix(2))) == ["fr-6"])
        #expect(audio(renditions, ["fr"]) == ["fr-6"])
    }

    @Test func marks_winOverTheOrder() {
        let renditions = [
            Rendition(id: "first", kind: .audio, language: "fi", channels: 6),
            Rendition(id: "autoselect", kind: .audio, language: "fr", isAutoselect: true),
            Rendition(id: "default", kind: .audio, language: "de", isDefault: true, isAutoselect: true),
        ]
        #expect(audio(renditions) == ["default"])
        #expect(audio(Array(renditions.prefix(2))) == ["autoselect"])
        #expect(audio(Array(renditions.prefix(1))) == ["first"])
    }

    @Test func mainRole_winsOverTheOrder_andDubLoses() {
        let renditions = [
            Rendition(id: "dub", kind: .audio, language: "de", roles: ["dub"]),
            Rendition(id: "none", kind: .audio, language: "fr"),
            Rendition(id: "main", kind: .audio, language: "en", isDefault: true, roles: ["main"]),
        ]
        #expect(audio(renditions) == ["main"])
        #expect(audio(Array(renditions.prefix(2))) == ["none"])
    }

    @Test func languagesThatAreNotTold_areToldApartByTheirNames() {
        let renditions = [
            Rendition(id: "one", kind: .audio, name: "English", channels: 2),
            Rendition(id: "two", kind: .audio, name: "Francais", channels: 6),
        ]
        #expect(audio(renditions) == ["one"])
        let nameless = ["1", "2"].map { Rendition(id: $0, kind: .audio, bandwidth: Int($0)) }
        #expect(audio(nameless) == ["2"])
    }

    @Test func placesOfALanguage_areLanguagesOfTheirOwn() {
        let renditions = [("en-US", 2), ("en-GB", 6), ("en-US", 6)].enumerated().map { index, one in
            Rendition(id: "\(index)", kind: .audio, language: one.0, channels: one.1)
        }
        #expect(audio(renditions, ["en"]) == ["2"])
        #expect(audio(renditions, ["en-GB"]) == ["1"])
    }

    @Test(arguments: ["description", "commentary", "easyreader"])
    func trackForAFew_losesUnlessNothingElseFits(role: String) {
        let renditions = [
            Rendition(id: "whole", kind: .audio, language: "en-US", isDefault: true),
            Rendition(id: "few", kind: .audio, language: "en", roles: [role]),
            Rendition(id: "de", kind: .audio, language: "de"),
        ]
        #expect(audio(renditions, ["en"]) == ["whole"])
        #expect(audio(Array(renditions.suffix(2)), ["en"]) == ["few"])
        #expect(audio(Array(renditions.suffix(2))) == ["de"])
    }

    @Test func soundOfAGroupThatIsNotThere_isIgnored() {
        #expect(audio([sounds[4]]) == [])
    }

    // MARK: Subtitles

    @Test func subtitles_areTakenOnlyWhenWanted() {
        let renditions = [
            Rendition(id: "forced", kind: .subtitles, group: "s", language: "nl", isDefault: true, isForced: true),
            Rendition(id: "nl", kind: .subtitles, group: "s", language: "dut"),
            Rendition(id: "en", kind: .subtitles, group: "s", language: "en"),
        ]
        func ids(_ languages: [String]) -> [String] {
            RenditionSelector(subtitleLanguages: languages).subtitles(among: renditions, of: variant).map(\.id)
        }
        #expect(ids([]) == [])
        #expect(ids(["en", "nl", "sv"]) == ["en", "nl"])
    }

    /// Those for the deaf tell sounds, too; players take them only when they are asked to.
    @Test func subtitlesForTheDeaf_loseUnlessNothingElseFits() {
        let renditions = [
            Rendition(
                id: "sdh", kind: .subtitles, group: "s", language: "en", isDefault: true, isAutoselect: true,
                roles: ["caption"]),
            Rendition(id: "plain", kind: .subtitles, group: "s", language: "en"),
            Rendition(id: "forced", kind: .subtitles, group: "s", language: "en", isForced: true),
        ]
        func ids(_ renditions: [Rendition]) -> [String] {
            RenditionSelector(subtitleLanguages: ["en"]).subtitles(among: renditions, of: variant).map(\.id)
        }
        #expect(ids(renditions) == ["plain"])
        #expect(ids([renditions[0], renditions[2]]) == ["sdh"])
    }
}
