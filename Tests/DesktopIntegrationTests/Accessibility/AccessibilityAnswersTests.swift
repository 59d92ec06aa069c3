import Testing

@testable import DesktopIntegration

struct AccessibilityAnswersTests {
    /// What the answers wanted done.
    private final class Wishes {
        var list: [AccessibleRequest] = []
    }

    private static let field = AccessibleNode(
        id: 2, role: .entry, name: "Link", states: [.enabled, .sensitive, .editable], text: "añb", caret: 1, parent: 0)
    private static let password = AccessibleNode(
        id: 3, role: .passwordText, name: "Password", states: [.enabled, .sensitive, .editable], text: "••", parent: 0)
    private static let slider = AccessibleNode(
        id: 4, role: .slider, name: "At once", description: "2", states: [.enabled, .sensitive],
        amount: AccessibleAmount(value: 2, minimum: 1, maximum: 8, step: 1), parent: 0)
    private static let bar = AccessibleNode(
        id: 5, role: .progressBar, name: "Progress", states: [.enabled, .sensitive],
        amount: AccessibleAmount(value: 40), parent: 0)
    private static let tree = AccessibleTree([
        AccessibleNode(id: 1, role: .frame, name: "Zentrio", children: [1, 2, 3, 4]), field, password, slider, bar,
    ])

    private let wishes = Wishes()

    private func call(_ node: UInt64, _ interface: String, _ member: String, _ arguments: [BusValue] = []) -> BusReply {
        let answers = AccessibilityAnswers(
            tree: Self.tree, names: .unknown,
            application: AccessibleApplication(name: "Zentrio", version: "1", locale: "en_GB"),
            request: { [wishes] in wishes.list.append($0) })
        return answers.reply(
            to: BusCall(
                sender: ":1.1", path: AccessibleReference.unknown.path(of: node), interface: interface, member: member,
                arguments: arguments))
    }

    private func set(_ node: UInt64, _ property: String, _ value: Double) -> BusReply {
        call(
            node, "org.freedesktop.DBus.Properties", "Set",
            [.string("org.a11y.atspi.Value"), .string(property), .variant(.double(value))])
    }

    private func edit(_ node: UInt64, _ member: String, _ arguments: [BusValue]) -> BusReply {
        call(node, "org.a11y.atspi.EditableText", member, arguments)
    }

    @Test func interfaces_sayWhatCanBeSet() {
        let prefix = "org.a11y.atspi."
        #expect(
            call(2, "org.a11y.atspi.Accessible", "GetInterfaces")
                == .values([.strings(["Accessible", "Component", "Text", "EditableText"].map { prefix + $0 })]))
        #expect(
            call(4, "org.a11y.atspi.Accessible", "GetInterfaces")
                == .values([.strings(["Accessible", "Component", "Value"].map { prefix + $0 })]))
    }

    @Test func currentValue_ofASlider_isSetWithinItsRange() {
        #expect(set(4, "CurrentValue", 5) == .values([]))
        #expect(set(4, "CurrentValue", 99) == .values([]))
        #expect(wishes.list == [.setValue(4, 5), .setValue(4, 8)])
    }

    @Test(arguments: [(UInt64(5), "CurrentValue", 50.0), (4, "MaximumValue", 50), (4, "CurrentValue", .nan)])
    func otherProperties_cannotBeSet(node: UInt64, property: String, value: Double) {
        guard case .error(let name, _) = set(node, property, value) else {
            Issue.record("it was set")
            return
        }
        #expect(name == "org.freedesktop.DBus.Error.PropertyReadOnly")
        #expect(wishes.list.isEmpty)
    }

    @Test func editableText_setsInsertsAndDeletes_byCharacters() {
        #expect(edit(2, "SetTextContents", [.string("Grüße")]) == .values([.bool(true)]))
        #expect(edit(2, "InsertText", [.int32(2), .string("لا"), .int32(4)]) == .values([.bool(true)]))
        #expect(edit(2, "DeleteText", [.int32(1), .int32(2)]) == .values([.bool(true)]))
        #expect(edit(2, "DeleteText", [.int32(1), .int32(-1)]) == .values([.bool(true)]))
        #expect(edit(2, "InsertText", [.int32(99), .string("!"), .int32(1)]) == .values([.bool(true)]))
        #expect(
            wishes.list == [
                .setText(2, "Grüße"), .setText(2, "añلاb"), .setText(2, "ab"), .setText(2, "a"), .setText(2, "añb!"),
            ])
    }

    @Test func password_isReplacedAndNotChanged() {
        #expect(edit(3, "InsertText", [.int32(0), .string("x"), .int32(1)]) == .values([.bool(false)]))
        #expect(edit(3, "SetTextContents", [.string("secret")]) == .values([.bool(true)]))
        #expect(wishes.list == [.setText(3, "secret")])
    }

    @Test func editableText_ofSomethingElse_isUnknown() {
        #expect(edit(4, "SetTextContents", [.string("x")]) == .unknown)
        #expect(edit(2, "CutText", [.int32(0), .int32(1)]) == .values([.bool(false)]))
        #expect(wishes.list.isEmpty)
    }
}
