extension AccessibleEvent {
    /// The signal that tells the event, in AT-SPI's form `siiva{sv}`.
    ///
    /// - Parameters:
    ///   - names: How elements are called.
    ///   - window: The window's element.
    /// - Returns: The signal, without a sender.
    func signal(names: AccessibleReference, window: AccessibleNode) -> BusCall {
        switch self {
        case .windowActivated(let isActive):
            return AccessibleEvent.signal(
                isActive ? "Activate" : "Deactivate", names.path(of: window.id), interface: "Window",
                value: .string(window.name))
        case .stateChanged(let id, let state, let holds):
            return AccessibleEvent.signal("StateChanged", names.path(of: id), kind: state, detail: holds ? 1 : 0)
        case .nameChanged(let id, let name): return property("accessible-name", .string(name), names.path(of: id))
        case .descriptionChanged(let id, let text):
            return property("accessible-description", .string(text), names.path(of: id))
        case .amountChanged(let id, let number):
            return property("accessible-value", .double(number), names.path(of: id))
        case .childAdded(let parent, let place, let child):
            return AccessibleEvent.signal(
                "ChildrenChanged", names.path(of: parent), kind: "add", detail: place, value: names.value(of: child))
        case .childRemoved(let parent, let place, let child):
            return AccessibleEvent.signal(
                "ChildrenChanged", names.path(of: parent), kind: "remove", detail: place,
                value: names.value(of: child))
        case .textInserted(let id, let place, let text): return textChange("insert", place, text, names.path(of: id))
        case .textDeleted(let id, let place, let text): return textChange("delete", place, text, names.path(of: id))
        case .caretMoved(let id, let place):
            return AccessibleEvent.signal("TextCaretMoved", names.path(of: id), detail: place)
        case .announcement(let id, let text):
            // Politeness 1 waits until what is being read is finished.
            return AccessibleEvent.signal("Announcement", names.path(of: id), detail: 1, value: .string(text))
        }
    }

    private func property(_ name: String, _ value: BusValue, _ path: String) -> BusCall {
        AccessibleEvent.signal("PropertyChange", path, kind: name, value: value)
    }

    private func textChange(_ kind: String, _ place: Int, _ text: String, _ path: String) -> BusCall {
        AccessibleEvent.signal(
            "TextChanged", path, kind: kind, detail: place, length: text.count, value: .string(text))
    }

    private static func signal(
        _ member: String, _ path: String, interface: String = "Object", kind: String = "", detail: Int = 0,
        length: Int = 0, value: BusValue = .int32(0)
    ) -> BusCall {
        BusCall(
            sender: "", path: path, interface: "org.a11y.atspi.Event." + interface, member: member,
            arguments: [
                .string(kind), .int32(Int32(clamping: detail)), .int32(Int32(clamping: length)), .variant(value),
                .options([:]),
            ])
    }
}
