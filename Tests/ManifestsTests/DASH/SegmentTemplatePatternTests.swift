import Testing

@testable import Manifests

struct SegmentTemplatePatternTests {
    @Test(arguments: [
        ("$RepresentationID$/$Number$.m4s", "v1/7.m4s"), ("s-$Number%05d$.m4s", "s-00007.m4s"),
        ("$Time$", "90000"), ("$Time%03d$", "90000"), ("$Time%09d$", "000090000"), ("$Bandwidth$/a", "800000/a"),
        ("a$$b", "a$b"), ("$Number%0d$", "7"), ("plain.m4s", "plain.m4s"), ("$Number$$Time$", "790000"),
        ("$SubNumber%02d$", "01"), ("x$Number", "x$Number"),
    ])
    func pattern_isFilledIn(template: String, expected: String) {
        let pattern = SegmentTemplatePattern(template, representation: "v1", bandwidth: 800_000)
        #expect(pattern.text(number: 7, time: 90_000) == expected)
        #expect(pattern.unknown.isEmpty)
    }

    @Test(arguments: ["$Foo$", "$number$", "$Number%5d$", "$RepresentationID%02d$", "$Number%099d$"])
    func unknownIdentifier_staysAsItIs(template: String) {
        let pattern = SegmentTemplatePattern(template + "x", representation: "v1", bandwidth: nil)
        #expect(pattern.text(number: 7, time: 0) == template + "x")
        #expect(pattern.unknown == [template])
    }

    @Test func byteCount_hasRoomForEveryNumber() {
        let pattern = SegmentTemplatePattern(
            "$RepresentationID$$Number%032d$/$Time$", representation: "v1", bandwidth: 1)
        #expect(pattern.byteCount == 67)
        #expect(pattern.text(number: .max, time: .max).utf8.count <= 67)
    }

    @Test func idWithDollars_isNotReadAgain() {
        let pattern = SegmentTemplatePattern("$RepresentationID$-$Number$", representation: "$Time$", bandwidth: nil)
        #expect(pattern.text(number: 1, time: 5) == "$Time$-1")
    }
}
