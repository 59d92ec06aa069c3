import Testing

@testable import ImmediateUI

struct ToastQueueTests {
    private func toast(_ id: String, action: String? = nil, isUrgent: Bool = false) -> Toast {
        Toast(id: id, text: id, icon: "check", action: action, isUrgent: isUrgent)
    }

    @Test func fourthToast_waitsForRoom() {
        var queue = ToastQueue()
        for id in ["a", "b", "c", "d"] { queue.show(toast(id), at: .zero) }
        #expect(queue.visible.map(\.toast.id) == ["a", "b", "c"])
        queue.dismiss("b", at: .seconds(1))
        #expect(queue.visible.map(\.toast.id) == ["a", "c", "d"])
        #expect(queue.visible.last?.shownAt == .seconds(1))
    }

    @Test func sameId_replaces() {
        var queue = ToastQueue()
        queue.show(toast("a"), at: .zero)
        queue.show(toast("a", action: "Retry"), at: .seconds(1))
        #expect(queue.entries.count == 1)
        #expect(queue.visible.first?.toast.action == "Retry")
    }

    @Test func flood_isBounded() {
        var queue = ToastQueue()
        for number in 0..<100 { queue.show(toast("\(number)"), at: .zero) }
        #expect(queue.entries.count == ToastQueue.visibleLimit + ToastQueue.waitingLimit)
        #expect(queue.entries.last?.toast.id == "99")
    }

    @Test func urgentToast_takesThePlaceOfTheOldest() {
        var queue = ToastQueue()
        for (second, id) in ["a", "b", "c", "d"].enumerated() { queue.show(toast(id), at: .seconds(second)) }
        queue.show(toast("undo", isUrgent: true), at: .seconds(4))
        #expect(Set(queue.visible.map(\.toast.id)) == ["b", "c", "undo"])
        #expect(queue.entries.contains { $0.toast.id == "d" })
    }

    @Test func urgentToasts_areNeverDropped() {
        var queue = ToastQueue()
        for number in 0..<30 { queue.show(toast("\(number)", isUrgent: true), at: .zero) }
        for number in 30..<60 { queue.show(toast("\(number)"), at: .zero) }
        #expect((0..<30).allSatisfy { number in queue.entries.contains { $0.toast.id == "\(number)" } })
        #expect(queue.entries.count == 30 + ToastQueue.waitingLimit)
    }

    @Test func expiry_dependsOnTheAction() {
        var queue = ToastQueue()
        queue.show(toast("plain"), at: .zero)
        queue.show(toast("action", action: "Undo"), at: .zero)
        #expect(queue.expire(at: .seconds(1), stay: .seconds(4), stayWithAction: .seconds(7)) == .seconds(3))
        #expect(queue.expire(at: .seconds(4), stay: .seconds(4), stayWithAction: .seconds(7)) == .seconds(3))
        #expect(queue.visible.map(\.toast.id) == ["action"])
        #expect(queue.expire(at: .seconds(7), stay: .seconds(4), stayWithAction: .seconds(7)) == nil)
    }
}
