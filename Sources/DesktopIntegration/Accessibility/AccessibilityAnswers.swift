/// Answers what a screen reader asks about the window, as AT-SPI wants it.
///
/// Pure: the tree goes in, replies come out, and what shall happen is handed to `request`.
struct AccessibilityAnswers {
    let tree: AccessibleTree
    let names: AccessibleReference
    let application: AccessibleApplication
    let request: (AccessibleRequest) -> Void

    private static let properties = "org.freedesktop.DBus.Properties"
    static let interfaces = "org.a11y.atspi."

    func reply(to call: BusCall) -> BusReply {
        if call.path == AccessibleReference.root { return rootReply(to: call) }
        guard let id = UInt64(call.path.dropFirst(AccessibleReference.prefix.count + 1)), let node = tree.node(id)
        else {
            return .error("org.freedesktop.DBus.Error.UnknownObject", message: "It is gone.")
        }
        return nodeReply(to: call, node)
    }

    private func rootReply(to call: BusCall) -> BusReply {
        switch call.interface {
        case Self.properties: return propertyReply(to: call) { rootProperty($0, $1) }
        case "org.a11y.atspi.Accessible": return rootAccessible(call)
        case "org.a11y.atspi.Application" where call.member == "GetLocale":
            return .values([.string(application.locale)])
        default: return .unknown
        }
    }

    private func nodeReply(to call: BusCall, _ node: AccessibleNode) -> BusReply {
        switch call.interface {
        case Self.properties where call.member == "Set": return setProperty(call, node)
        case Self.properties: return propertyReply(to: call) { property($0, $1, node) }
        case "org.a11y.atspi.Accessible": return accessible(call, node)
        case "org.a11y.atspi.Component": return component(call, node)
        case "org.a11y.atspi.Action" where node.isPressable: return action(call, node)
        case "org.a11y.atspi.Text" where node.text != nil: return AccessibleTextAnswers(node).reply(to: call)
        case "org.a11y.atspi.EditableText" where node.isEditable: return edit(call, node)
        default: return .unknown
        }
    }

    /// `Get` and `GetAll` of `org.freedesktop.DBus.Properties`.
    private func propertyReply(to call: BusCall, _ value: (String, String) -> BusValue?) -> BusReply {
        guard let interface = call.arguments.first?.text else { return .unknown }
        switch (call.member, call.arguments.count) {
        case ("Get", 2...):
            guard let found = value(interface, call.arguments[1].text ?? "") else {
                return .error("org.freedesktop.DBus.Error.UnknownProperty", message: "There is no such property.")
            }
            return .values([.variant(found)])
        case ("GetAll", _):
            let names = AccessibleProperties.names[interface] ?? []
            let values = names.compactMap { name in value(interface, name).map { (name, $0) } }
            return .values([.options(Dictionary(values, uniquingKeysWith: { first, _ in first }))])
        case ("Set", _):
            // The registry gives the application a number.
            return .values([])
        default: return .unknown
        }
    }

    // MARK: The application

    private func rootAccessible(_ call: BusCall) -> BusReply {
        let window = tree.nodes.first
        switch call.member {
        case "GetChildAtIndex":
            let isFirst = call.arguments.first?.integer == 0
            return .values([isFirst ? window.map { names.value(of: $0.id) } ?? names.nothing : names.nothing])
        case "GetChildren": return .values([.array(of: "(so)", window.map { [names.value(of: $0.id)] } ?? [])])
        case "GetIndexInParent": return .values([.int32(-1)])
        case "GetRelationSet": return .values([.array(of: "(ua(so))", [])])
        case "GetRole": return .values([.uint32(AccessibleRole.application.rawValue)])
        case "GetRoleName", "GetLocalizedRoleName": return .values([.string(AccessibleRole.application.name)])
        case "GetState": return .values([AccessibleStates([.enabled, .sensitive, .showing, .visible]).words])
        case "GetAttributes": return .values([.array(of: "{ss}", [])])
        case "GetApplication": return .values([names.value(of: nil)])
        case "GetInterfaces":
            return .values([.strings(["Accessible", "Application"].map { Self.interfaces + $0 })])
        default: return .unknown
        }
    }

    private func rootProperty(_ interface: String, _ name: String) -> BusValue? {
        switch (interface, name) {
        case ("org.a11y.atspi.Accessible", "Name"): .string(application.name)
        case ("org.a11y.atspi.Accessible", "Description"): .string("")
        case ("org.a11y.atspi.Accessible", "Parent"): names.desktop
        case ("org.a11y.atspi.Accessible", "ChildCount"): .int32(tree.nodes.isEmpty ? 0 : 1)
        case ("org.a11y.atspi.Accessible", "Locale"): .string(application.locale)
        case ("org.a11y.atspi.Accessible", "AccessibleId"): .string(application.identifier)
        case ("org.a11y.atspi.Application", "ToolkitName"): .string(application.name)
        case ("org.a11y.atspi.Application", "Version"), ("org.a11y.atspi.Application", "ToolkitVersion"):
            .string(application.version)
        case ("org.a11y.atspi.Application", "AtspiVersion"): .string("2.1")
        case ("org.a11y.atspi.Application", "Id"): .int32(0)
        default: nil
        }
    }

    // MARK: Accessible

    private func accessible(_ call: BusCall, _ node: AccessibleNode) -> BusReply {
        switch call.member {
        case "GetChildAtIndex":
            let index = Int(call.arguments.first?.integer ?? -1)
            let child = node.children.indices.contains(index) ? tree.nodes[node.children[index]].id : nil
            return .values([child.map { names.value(of: $0) } ?? names.nothing])
        case "GetChildren":
            return .values([.array(of: "(so)", tree.children(of: node).map { names.value(of: $0.id) })])
        case "GetIndexInParent": return .values([.int32(Int32(clamping: tree.indexInParent(of: node)))])
        case "GetRelationSet": return .values([.array(of: "(ua(so))", [])])
        case "GetRole": return .values([.uint32(node.role.rawValue)])
        case "GetRoleName", "GetLocalizedRoleName": return .values([.string(node.role.name)])
        case "GetState": return .values([node.states.words])
        case "GetAttributes": return .values([attributes(of: node)])
        case "GetApplication": return .values([names.value(of: nil)])
        case "GetInterfaces": return .values([.strings(interfaces(of: node).map { Self.interfaces + $0 })])
        default: return .unknown
        }
    }

    private func attributes(of node: AccessibleNode) -> BusValue {
        var pairs: [(String, String)] = [("toolkit", application.name)]
        if node.count > 0 { pairs += [("posinset", String(node.position)), ("setsize", String(node.count))] }
        return .array(of: "{ss}", pairs.map { .entry(key: .string($0.0), value: .string($0.1)) })
    }

    private func interfaces(of node: AccessibleNode) -> [String] {
        ["Accessible", "Component"] + (node.isPressable ? ["Action"] : []) + (node.amount == nil ? [] : ["Value"])
            + (node.text == nil ? [] : ["Text"]) + (node.isEditable ? ["EditableText"] : [])
    }

    private func property(_ interface: String, _ name: String, _ node: AccessibleNode) -> BusValue? {
        switch interface.dropFirst(Self.interfaces.count) {
        case "Accessible": accessibleProperty(name, node)
        case "Action": name == "NActions" && node.isPressable ? .int32(1) : nil
        case "Value": node.amount.flatMap { amountProperty(name, $0, node) }
        case "Text": node.text == nil ? nil : AccessibleTextAnswers(node).property(name)
        default: nil
        }
    }

    private func accessibleProperty(_ name: String, _ node: AccessibleNode) -> BusValue? {
        switch name {
        case "Name": .string(node.name)
        case "Description": .string(node.description)
        case "Parent": names.value(of: tree.parent(of: node)?.id)
        case "ChildCount": .int32(Int32(clamping: node.children.count))
        case "Locale": .string(application.locale)
        case "AccessibleId": .string(String(node.id))
        case "HelpText": .string("")
        default: nil
        }
    }

    // MARK: Value

    private func amountProperty(_ name: String, _ amount: AccessibleAmount, _ node: AccessibleNode) -> BusValue? {
        switch name {
        case "CurrentValue": .double(amount.value)
        case "MinimumValue": .double(amount.minimum)
        case "MaximumValue": .double(amount.maximum)
        case "MinimumIncrement": .double(amount.step)
        case "Text": .string(node.description)
        default: nil
        }
    }

    /// The one property that can be set is the number of a slider.
    private func setProperty(_ call: BusCall, _ node: AccessibleNode) -> BusReply {
        let names = call.arguments.prefix(2).map(\.text)
        guard names == [Self.interfaces + "Value", "CurrentValue"], let amount = node.amount, amount.step > 0,
            node.states.contains(.sensitive), let value = call.arguments.last?.real, value.isFinite
        else { return .error("org.freedesktop.DBus.Error.PropertyReadOnly", message: "It cannot be changed.") }
        request(.setValue(node.id, min(max(value, amount.minimum), amount.maximum)))
        return .values([])
    }

    // MARK: Editable text

    private func edit(_ call: BusCall, _ node: AccessibleNode) -> BusReply {
        // Of a password only dots are known; it can be replaced, not changed.
        let isKnown = node.role != .passwordText || call.member == "SetTextContents"
        let edited = isKnown ? AccessibleTextAnswers(node).edited(by: call) : nil
        if let edited { request(.setText(node.id, edited)) }
        return .values([.bool(edited != nil)])
    }

    // MARK: Component

    private func component(_ call: BusCall, _ node: AccessibleNode) -> BusReply {
        let frame = node.frame
        let numbers = call.arguments.compactMap { $0.integer }.map { Int32(clamping: $0) }
        switch call.member {
        case "GetExtents":
            return .values([.structure([.int32(frame.x), .int32(frame.y), .int32(frame.width), .int32(frame.height)])])
        case "GetPosition": return .values([.int32(frame.x), .int32(frame.y)])
        case "GetSize": return .values([.int32(frame.width), .int32(frame.height)])
        case "GetLayer": return .values([.uint32(node.parent == nil ? 7 : 3)])
        case "GetMDIZOrder": return .values([.int16(0)])
        case "GetAlpha": return .values([.double(1)])
        case "Contains": return .values([.bool(numbers.count > 1 && frame.contains(x: numbers[0], y: numbers[1]))])
        case "GetAccessibleAtPoint":
            let found = numbers.count > 1 ? tree.node(atX: numbers[0], y: numbers[1], below: node) : nil
            return .values([found.map { names.value(of: $0.id) } ?? names.nothing])
        case "GrabFocus": return doing(.focus(node.id), if: node.states.contains(.focusable))
        case "ScrollTo": return doing(.scrollIntoView(node.id), if: true)
        default: return .unknown
        }
    }

    private func doing(_ wish: AccessibleRequest, if isPossible: Bool) -> BusReply {
        if isPossible { request(wish) }
        return .values([.bool(isPossible)])
    }

    // MARK: Action

    private func action(_ call: BusCall, _ node: AccessibleNode) -> BusReply {
        switch call.member {
        case "DoAction": return doing(.press(node.id), if: call.arguments.first?.integer == 0)
        case "GetName", "GetLocalizedName": return .values([.string("click")])
        case "GetDescription", "GetKeyBinding": return .values([.string("")])
        case "GetActions":
            let only = BusValue.structure([.string("click"), .string(""), .string("")])
            return .values([.array(of: "(sss)", [only])])
        default: return .unknown
        }
    }
}
