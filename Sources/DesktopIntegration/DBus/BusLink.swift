import CSystemdBus
import Glibc

/// One connection of sd-bus with what waits on it; it lives on the bus thread.
///
/// Unchecked because only `BusConnection` and `BusExecutor` use it, both on that thread.
final class BusLink: @unchecked Sendable {
    /// What `poll` shall wait for.
    struct Wish {
        var descriptor: Int32
        var events: Int16
        /// In microseconds of the monotonic clock; the largest number is never.
        var deadline: UInt64
    }

    typealias Answer = Result<[BusValue], BusError>

    /// A call that has no answer yet.
    private final class PendingCall {
        unowned let link: BusLink
        let number: UInt64
        let complete: (Answer) -> Void
        var slot: OpaquePointer?

        init(link: BusLink, number: UInt64, complete: @escaping (Answer) -> Void) {
            self.link = link
            self.number = number
            self.complete = complete
        }

        /// Takes in what sd-bus calls back with: the answer, or an error message when none came.
        func take(_ reply: OpaquePointer) {
            guard link.pending.removeValue(forKey: number) != nil else { return }
            sd_bus_slot_unref(slot)
            if let error = BusError(message: reply) {
                complete(.failure(error))
            } else {
                complete(.success(BusMessage(sharing: reply).values()))
            }
        }
    }

    /// Somebody who listens to signals.
    private final class Listener {
        let hear: (BusSignal) -> Void
        let end: () -> Void
        var slot: OpaquePointer?

        init(hear: @escaping (BusSignal) -> Void, end: @escaping () -> Void) {
            self.hear = hear
            self.end = end
        }
    }

    /// An object, with all below it, that answers calls.
    private final class Export {
        let answer: (BusCall) -> BusReply
        var slot: OpaquePointer?

        init(answer: @escaping (BusCall) -> BusReply) {
            self.answer = answer
        }

        /// Answers one call; 0 leaves it to sd-bus, which says that nobody knows the member.
        func reply(to message: BusMessage) -> Int32 {
            switch answer(BusCall(message)) {
            case .unknown: return 0
            case .values(let values):
                send(to: message, make: { sd_bus_message_new_method_return(message.handle, &$0) }, values)
            case .error(let name, let text): refuse(message, name, text)
            }
            return 1
        }

        private func send(
            to call: BusMessage, make: (inout OpaquePointer?) -> Int32, _ values: [BusValue]
        ) {
            var handle: OpaquePointer?
            guard make(&handle) >= 0, let handle else { return }
            let reply = BusMessage(owning: handle)
            do {
                try reply.append(values)
                sd_bus_send(nil, reply.handle, nil)
            } catch {
                refuse(call, "org.freedesktop.DBus.Error.Failed", error.description)
            }
        }

        private func refuse(_ call: BusMessage, _ name: String, _ text: String) {
            var error = sd_bus_error()
            guard sd_bus_error_set(&error, name, text) != 0 else { return }
            defer { sd_bus_error_free(&error) }
            sd_bus_reply_method_error(call.handle, &error)
        }
    }

    private var bus: OpaquePointer?
    private var pending: [UInt64: PendingCall] = [:]
    private var listeners: [UInt64: Listener] = [:]
    private var exports: [Export] = []
    private var counter: UInt64 = 0
    private var closeWaiters: [() -> Void] = []

    /// Begins to connect (`sd_bus_start`), without waiting for the other side.
    ///
    /// - Throws: `BusError` when nobody listens there.
    init(address: BusAddress) throws(BusError) {
        var opened: OpaquePointer?
        guard sd_bus_new(&opened) >= 0, let opened else { throw BusError(.unavailable, cause: "no memory") }
        let steps = [
            { sd_bus_set_address(opened, address.text) }, { sd_bus_set_bus_client(opened, 1) },
            { sd_bus_negotiate_fds(opened, 1) }, { sd_bus_start(opened) },
        ]
        for step in steps {
            let result = step()
            guard result < 0 else { continue }
            sd_bus_unref(opened)
            throw BusError(.unavailable, result: result)
        }
        bus = opened
    }

    deinit {
        if let bus { sd_bus_close_unref(bus) }
    }

    var isClosed: Bool { bus == nil }

    /// Our own name on the bus, such as `:1.7` (`sd_bus_get_unique_name`); nil until the bus has greeted us.
    var uniqueName: String? {
        var name: UnsafePointer<CChar>?
        guard let bus, sd_bus_is_ready(bus) > 0, sd_bus_get_unique_name(bus, &name) >= 0, let name else { return nil }
        return String(cString: name)
    }

    var wish: Wish? {
        guard let bus else { return nil }
        var deadline = UInt64.max
        sd_bus_get_timeout(bus, &deadline)
        return Wish(
            descriptor: sd_bus_get_fd(bus), events: Int16(truncatingIfNeeded: sd_bus_get_events(bus)),
            deadline: deadline)
    }

    /// Reads and writes what can be, and runs the callbacks (`sd_bus_process`).
    func process() {
        while let bus {
            let result = sd_bus_process(bus, nil)
            if result < 0 { return close(BusError(.disconnected, result: result)) }
            if result == 0 { return }
        }
    }

    /// Ends the connection; everything that waits is told.
    func close(_ error: BusError) {
        guard let bus else { return }
        self.bus = nil
        let (pending, listeners, waiters) = (pending.values, listeners.values, closeWaiters)
        for call in pending { sd_bus_slot_unref(call.slot) }
        for listener in listeners { sd_bus_slot_unref(listener.slot) }
        for export in exports { sd_bus_slot_unref(export.slot) }
        self.pending = [:]
        self.listeners = [:]
        exports = []
        closeWaiters = []
        sd_bus_flush_close_unref(bus)
        for call in pending { call.complete(.failure(error)) }
        for listener in listeners { listener.end() }
        for waiter in waiters { waiter() }
    }

    /// Tells when the connection ended; at once if it has.
    func whenClosed(_ waiter: @escaping () -> Void) {
        if isClosed { waiter() } else { closeWaiters.append(waiter) }
    }

    // MARK: Calls

    /// Calls a method (`sd_bus_call_async`).
    ///
    /// - Parameters:
    ///   - call: Whom to call; its sender is left out.
    ///   - destination: Whose object it is.
    ///   - timeout: How long to wait for the answer.
    ///   - complete: Gets the answer, on the bus thread.
    /// - Returns: A number to cancel it by; nil when it failed at once.
    func call(
        _ call: BusCall, to destination: String, timeout: Duration, complete: @escaping (Answer) -> Void
    ) -> UInt64? {
        counter += 1
        let box = PendingCall(link: self, number: counter, complete: complete)
        do {
            try send(call, to: destination, timeout: timeout, box)
        } catch {
            complete(.failure(error))
            return nil
        }
        pending[box.number] = box
        return box.number
    }

    private func send(_ call: BusCall, to destination: String, timeout: Duration, _ box: PendingCall) throws(BusError) {
        guard let bus else { throw BusError(.disconnected, cause: "the connection is closed") }
        var handle: OpaquePointer?
        let made = sd_bus_message_new_method_call(bus, &handle, destination, call.path, call.interface, call.member)
        guard made >= 0, let handle else { throw BusError(.malformed, result: made) }
        let message = BusMessage(owning: handle)
        try message.append(call.arguments)
        let microseconds = UInt64(max(1, timeout / .microseconds(1)))
        let sent = sd_bus_call_async(
            bus, &box.slot, message.handle,
            { reply, context, _ in
                guard let reply, let context else { return 0 }
                Unmanaged<BusLink.PendingCall>.fromOpaque(context).takeUnretainedValue().take(reply)
                return 1
            }, Unmanaged.passUnretained(box).toOpaque(), microseconds)
        if sent < 0 { throw BusError(.disconnected, result: sent) }
    }

    /// Forgets a call; whoever waits is told.
    func cancel(_ number: UInt64) {
        guard let call = pending.removeValue(forKey: number) else { return }
        sd_bus_slot_unref(call.slot)
        call.complete(.failure(BusError(.cancelled, cause: "cancelled")))
    }

    // MARK: Signals

    /// Sends a signal (`sd_bus_message_new_signal`, `sd_bus_send`); what cannot be sent is lost.
    func emit(_ signal: BusCall) throws(BusError) {
        guard let bus else { throw BusError(.disconnected, cause: "the connection is closed") }
        var handle: OpaquePointer?
        let made = sd_bus_message_new_signal(bus, &handle, signal.path, signal.interface, signal.member)
        guard made >= 0, let handle else { throw BusError(.malformed, result: made) }
        let message = BusMessage(owning: handle)
        try message.append(signal.arguments)
        let sent = sd_bus_send(bus, message.handle, nil)
        if sent < 0 { throw BusError(.disconnected, result: sent) }
    }

    /// Listens to signals (`sd_bus_add_match_async`).
    ///
    /// - Parameters:
    ///   - rule: Which ones.
    ///   - hear: Gets each, on the bus thread.
    ///   - end: Called once when the connection ends.
    /// - Returns: A number to stop it by; nil when the connection is closed.
    func listen(_ rule: BusSignalRule, hear: @escaping (BusSignal) -> Void, end: @escaping () -> Void) -> UInt64? {
        guard let bus else { return nil }
        let listener = Listener(hear: hear, end: end)
        let added = sd_bus_add_match_async(
            bus, &listener.slot, rule.text,
            { message, context, _ in
                guard let message, let context else { return 0 }
                let listener = Unmanaged<BusLink.Listener>.fromOpaque(context).takeUnretainedValue()
                listener.hear(BusSignal(BusMessage(sharing: message)))
                return 0
            }, nil, Unmanaged.passUnretained(listener).toOpaque())
        guard added >= 0 else { return nil }
        counter += 1
        listeners[counter] = listener
        return counter
    }

    func stopListening(_ number: UInt64) {
        guard let listener = listeners.removeValue(forKey: number) else { return }
        sd_bus_slot_unref(listener.slot)
        listener.end()
    }

    // MARK: Objects

    /// Answers the calls to a path and everything below it (`sd_bus_add_fallback`).
    func export(_ prefix: String, answer: @escaping (BusCall) -> BusReply) throws(BusError) {
        guard let bus else { throw BusError(.disconnected, cause: "the connection is closed") }
        let export = Export(answer: answer)
        let added = sd_bus_add_fallback(
            bus, &export.slot, prefix,
            { message, context, _ in
                guard let message, let context else { return 0 }
                let export = Unmanaged<BusLink.Export>.fromOpaque(context).takeUnretainedValue()
                return export.reply(to: BusMessage(sharing: message))
            }, Unmanaged.passUnretained(export).toOpaque())
        if added < 0 { throw BusError(.malformed, result: added) }
        exports.append(export)
    }
}
