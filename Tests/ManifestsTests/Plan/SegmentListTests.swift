import Testing

@testable import Manifests

struct SegmentListTests {
    @Test func listedSegments_arePutTogetherOnAccess() throws {
        let base = try #require(BaseAddress("http://a/x/v.m3u8?token=1"))
        let mirror = try #require(BaseAddress("http://b/y/v.m3u8"))
        var listed = ListedSegments(bases: [base, mirror], firstSequence: 258)
        listed.keys = [ListedSegments.Key(method: .aes128, url: "http://a/k", initializationVector: nil)]
        listed.initializations = [Initialization(url: "http://a/x/i.mp4")]
        append("1.ts", to: &listed, start: 0, shared: 0)
        append("http://c/2.ts", to: &listed, start: 4)
        let list = SegmentList(.listed(listed))
        #expect(list.count == 2)
        #expect(list.duration == 8)
        #expect(list[0].url == "http://a/x/1.ts")
        #expect(list[0].mirrors == ["http://b/y/1.ts"])
        #expect(list[0].initialization?.url == "http://a/x/i.mp4")
        #expect(list[0].key?.initializationVector == [UInt8](repeating: 0, count: 14) + [1, 2])
        #expect(list[1].url == "http://c/2.ts")
        #expect(list[1].mirrors == [])
        #expect(list[1].sequence == 259)
        #expect(list[1].key == nil)
    }

    @Test func repeatedReference_isKeptOnce() throws {
        var listed = ListedSegments(bases: [try #require(BaseAddress("http://a/x/v.m3u8"))])
        for _ in 0..<3 { append("all.mp4", to: &listed, start: 0) }
        #expect(listed.references.count == 7)
        #expect(SegmentList(.listed(listed)).map(\.url) == [String](repeating: "http://a/x/all.mp4", count: 3))
    }

    @Test func templatedSegments_followTheirRuns() throws {
        let list = SegmentList(.templated(try templated()))
        #expect(list.map(\.url) == [0, 100, 200, 500, 550].map { "http://a/d/\($0).m4s" })
        #expect(list.map(\.sequence) == [3, 4, 5, 6, 7])
        #expect(list.map(\.start) == [-1, 0, 1, 4, 4.5])
        #expect(list.map(\.duration) == [1, 1, 1, 0.5, 0.25])
        #expect(list.map(\.isDiscontinuity) == [false, false, false, true, false])
        #expect(list.map(\.discontinuitySequence) == [0, 0, 0, 1, 1])
        #expect(list[4].mirrors == ["http://b/550.m4s"])
    }

    @Test func skippedSegments_areNoLongerThere() throws {
        let list = SegmentList(.templated(try templated()))
        let rest = list.skippingFirst(2).skippingFirst(1)
        #expect(rest.map(\.sequence) == [6, 7])
        #expect(rest.duration == 0.75)
        #expect(rest != list)
        #expect(list.skippingFirst(9).isEmpty)
        #expect(list.skippingFirst(-1) == list)
    }

    @Test func emptyList_lastsNoTime() {
        #expect(SegmentList().duration == 0)
        #expect(SegmentList([MediaSegment(url: "u", start: 3, duration: 2, sequence: 1)]).duration == 2)
    }

    private func append(
        _ reference: String, to listed: inout ListedSegments, start: Double, shared index: Int32 = -1
    ) {
        listed.records.append(
            ListedSegments.Record(
                reference: listed.appendReference(reference), start: start, duration: 4, initialization: index,
                key: index))
    }

    private func templated() throws -> TemplatedSegments {
        TemplatedSegments(
            template: SegmentTemplatePattern("$Time$.m4s", representation: "v", bandwidth: nil),
            bases: [try #require(BaseAddress("http://a/d/")), try #require(BaseAddress("http://b/"))],
            runs: [
                TemplatedSegments.Run(
                    firstIndex: 0, number: 0, time: 0, duration: 100, count: 3, discontinuities: 0,
                    isDiscontinuity: false),
                TemplatedSegments.Run(
                    firstIndex: 3, number: 3, time: 500, duration: 50, count: 2, discontinuities: 1,
                    isDiscontinuity: true),
            ], timescale: 100, presentationTimeOffset: 100, startNumber: 3, endTime: 575)
    }
}
