import Testing

@testable import Manifests

struct AudioChannelsTests {
    private func count(_ scheme: String, _ value: String) -> Int? {
        AudioChannels.count(
            XMLElement(
                "AudioChannelConfiguration",
                attributes: [
                    XMLElement.Attribute(name: "schemeIdUri", value: scheme),
                    XMLElement.Attribute(name: "value", value: value),
                ]))
    }

    @Test(arguments: [
        ("1", 1), ("2", 2), ("6", 6), ("7", 8), ("8", 2), ("9", 3), ("10", 4), ("11", 7), ("12", 8), ("13", 24),
        ("14", 8), ("15", 12), ("16", 10), ("17", 12), ("18", 14), ("19", 12), ("20", 14), ("0", nil), ("21", nil),
        ("-1", nil), ("x", nil),
    ])
    func codingIndependentPoint_isALayout(value: String, channels: Int?) {
        #expect(count("urn:mpeg:mpegB:cicp:ChannelConfiguration", value) == channels)
    }

    @Test(arguments: [
        ("F801", 6), ("FA01", 8), ("F811", 8), ("F881", 7), ("FE01", 10), ("F815", 10), ("A000", 2), ("4000", 1),
        ("fa01", 8), ("0000", nil), ("F80", nil), ("GGGG", nil),
    ])
    func loudspeakersOfDolby_areCounted(value: String, channels: Int?) {
        #expect(count("tag:dolby.com,2014:dash:audio_channel_configuration:2011", value) == channels)
        #expect(count("urn:dolby:dash:audio_channel_configuration:2011", value) == channels)
    }

    @Test(arguments: [("6", 6), ("8", 8), ("0", nil), ("65", nil)])
    func olderScheme_isANumber(value: String, channels: Int?) {
        #expect(count("urn:mpeg:dash:23003:3:audio_channel_configuration:2011", value) == channels)
    }
}
