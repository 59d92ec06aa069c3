import Testing

@testable import DesktopIntegration

struct BusValueTests {
    @Test func signature_describesNestedValues() {
        #expect(BusValue.options(["a": .int32(1)]).signature == "a{sv}")
        #expect(BusValue.structure([.string(""), .strings([])]).signature == "(sas)")
        #expect(BusValue.array(of: "(so)", []).signature == "a(so)")
    }

    @Test func reading_looksThroughVariants() {
        let twice = BusValue.variant(.variant(.uint32(2)))
        #expect(twice.integer == 2)
        #expect(twice.text == nil)
        #expect(BusValue.options(["x": .variant(.string("y"))])[key: "x"]?.text == "y")
        #expect(BusValue.options(["x": .bool(true)])[key: "z"] == nil)
    }
}
