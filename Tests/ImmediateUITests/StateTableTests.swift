import Testing

@testable import ImmediateUI

struct StateTableTests {
    @Test func unseenEntries_areDropped_seenOnesStay() {
        var table = StateTable<Int>()
        table.set(WidgetID.root.child("a"), 1, frame: 1)
        table.set(WidgetID.root.child("b"), 2, frame: 1)
        _ = table.value(WidgetID.root.child("b"), frame: 50)
        table.collect(frame: 60, keeping: 20, limit: 10)
        #expect(table.peek(WidgetID.root.child("a")) == nil)
        #expect(table.peek(WidgetID.root.child("b")) == 2)
    }

    @Test func overLimit_theOldestGo() {
        var table = StateTable<Int>()
        for number in 0..<10 {
            table.set(WidgetID.root.child("\(number)"), number, frame: UInt64(number))
        }
        table.collect(frame: 10, keeping: 1_000, limit: 3)
        #expect(table.count == 3)
        #expect(table.peek(WidgetID.root.child("9")) == 9)
        #expect(table.peek(WidgetID.root.child("0")) == nil)
    }
}
