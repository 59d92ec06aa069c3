import Foundation
import Manifests
import Testing

@testable import Zentrio

struct ManifestPrinterTests {
    private func text(_ plan: SegmentPlan) throws -> String {
        var text = ""
        var printer = ManifestPrinter { text += $0 }
        try printer.print(plan)
        return text
    }

    private func json(_ plan: SegmentPlan) throws -> [String: Any] {
        let text = try text(plan)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func names_areThoseThatScriptsRead() throws {
        let key = SegmentKey(method: .aes128, url: "http://a/k", initializationVector: Array(0..<16))
        let head = Initialization(url: "http://a/i", range: ByteSpan(offset: 0, length: 9))
        let segment = MediaSegment(
            url: "http://a/0", range: ByteSpan(offset: 9, length: 5), duration: 4, sequence: 7, isDiscontinuity: true,
            initialization: head, key: key, isGap: true)
        let track = Track(
            id: "v", kind: .video, language: "en", bandwidth: 5, codecs: ["avc1"], width: 2, height: 1,
            initialization: head, segments: SegmentList([segment]))
        let plan = SegmentPlan(
            format: .dash, isEnded: true, protection: Protection(system: "Widevine"),
            periods: [PlanPeriod(start: 1, duration: 4, tracks: [track])],
            warnings: [ManifestWarning("It is sloppy.", line: 3)])
        #expect(
            try text(plan) == """
                {
                  "drm" : {
                    "method" : null,
                    "scheme" : null,
                    "system" : "Widevine"
                  },
                  "ended" : true,
                  "kind" : "dash",
                  "renditions" : [
                  ],
                  "variants" : [
                  ],
                  "warnings" : [
                    "line 3: It is sloppy."
                  ],
                  "periods" : [
                    {
                      "duration" : 4,
                      "start" : 1,
                      "tracks" : [
                        {
                          "bandwidth" : 5,
                          "codecs" : [
                            "avc1"
                          ],
                          "height" : 1,
                          "id" : "v",
                          "init" : {
                            "range" : [
                              0,
                              9
                            ],
                            "url" : "http://a/i"
                          },
                          "lang" : "en",
                          "type" : "video",
                          "width" : 2,
                          "segments" : [
                            {"discontinuity":true,"duration":4,"gap":true,"key":{"iv":\
                "000102030405060708090a0b0c0d0e0f","method":"AES-128","uri":"http://a/k"},\
                "range":[9,5],"sequence":7,"url":"http://a/0"}
                          ]
                        }
                      ]
                    }
                  ]
                }

                """)
    }

    @Test func manySegments_arePrintedInPieces() throws {
        let segments = (0..<2_000).map { MediaSegment(url: "http://a/\($0)", duration: 1, sequence: $0) }
        let plan = SegmentPlan(
            format: .hls, periods: [PlanPeriod(tracks: [Track(id: "main", segments: SegmentList(segments))])])
        var pieces: [String] = []
        var printer = ManifestPrinter { pieces.append($0) }
        try printer.print(plan)
        #expect(pieces.count > 2 && pieces.allSatisfy { $0.utf8.count < 128 * 1024 })
        let root = try json(plan)
        let track = ((root["periods"] as? [[String: Any]])?.first?["tracks"] as? [[String: Any]])?.first
        #expect((track?["segments"] as? [[String: Any]])?.compactMap { $0["sequence"] as? Int } == Array(0..<2_000))
    }

    @Test func planWithoutPeriods_hasAnEmptyList() throws {
        let root = try json(SegmentPlan(format: .hls))
        #expect((root["periods"] as? [Any])?.isEmpty == true)
    }

    @Test func unknownValues_areNull() throws {
        let track = Track(id: "main", segments: SegmentList([MediaSegment(url: "u", duration: 1, sequence: 0)]))
        let plan = SegmentPlan(
            format: .hls, variants: [Variant(id: "0")], renditions: [Rendition(id: "r", kind: .audio)],
            periods: [PlanPeriod(tracks: [track])])
        let root = try json(plan)
        #expect(root["ended"] is NSNull && root["drm"] is NSNull)
        let period = try #require((root["periods"] as? [[String: Any]])?.first)
        #expect(period["duration"] is NSNull)
        let found = try #require((period["tracks"] as? [[String: Any]])?.first)
        for name in ["type", "lang", "bandwidth", "width", "height", "init"] { #expect(found[name] is NSNull) }
        let segment = try #require((found["segments"] as? [[String: Any]])?.first)
        for name in ["range", "key"] { #expect(segment[name] is NSNull) }
        #expect(segment["gap"] as? Bool == false)
        let variant = try #require((root["variants"] as? [[String: Any]])?.first)
        for name in ["url", "bandwidth", "width", "height"] { #expect(variant[name] is NSNull) }
    }
}
