import ImmediateUI
import Testing

struct WidgetIDTests {
    @Test func sameKey_belowDifferentParents_differs() {
        #expect(WidgetID.root.child("a").child("x") != WidgetID.root.child("b").child("x"))
        #expect(WidgetID.root.child("ab").child("c") != WidgetID.root.child("a").child("bc"))
        #expect(WidgetID.root.child("a") == WidgetID.root.child("a"))
    }

    @Test func manyKeysAndParts_doNotCollide() {
        var seen: Set<WidgetID> = []
        for number in 0..<20_000 {
            let id = WidgetID.root.child("row-\(number)")
            seen.insert(id)
            for part in 1...9 as ClosedRange<UInt64> { seen.insert(id.part(part)) }
        }
        #expect(seen.count == 200_000)
    }

    #if DEBUG
        @Test func duplicateKeys_stopADebugBuild() async {
            await #expect(processExitsWith: .failure) {
                let ui = Context(style: try TestWindow.style(), measurer: FixedMeasurer())
                ui.begin(size: Extent(width: 100, height: 100), time: .zero)
                ui.button("Same")
                ui.button("Same")
            }
        }
    #endif
}
