import FoundationEssentials

/// One line of mpv's JSON protocol, as far as it matters here.
enum MPVMessage {
    /// What to write first: which properties to tell.
    ///
    /// The length comes before the position, because mpv answers in this order.
    static let subscriptions = """
        {"command":["observe_property",1,"duration"]}
        {"command":["observe_property",2,"time-pos"]}
        {"command":["observe_property",3,"pause"]}
        {"command":["observe_property",4,"eof-reached"]}

        """

    /// What the line means to the state machine; nil for answers, other events, and what is not JSON.
    static func input(fromLine line: [UInt8]) -> PlayerInput? {
        guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(line)) else { return nil }
        switch fields.event {
        case "file-loaded": return .opened
        case "property-change": return fields.property
        case "end-file": return fields.ending
        default: return nil
        }
    }

    private struct Fields: Decodable {
        let event: String?
        let name: String?
        let data: Value?
        let reason: String?
        let file_error: String?

        var property: PlayerInput? {
            switch name {
            case "time-pos": .position(data?.seconds)
            case "duration": .duration(data?.seconds)
            case "pause": data?.flag.map { .paused($0) }
            case "eof-reached": data?.flag == true ? .ended(.reachedEnd) : nil
            default: nil
            }
        }

        var ending: PlayerInput? {
            switch reason {
            case "eof": .ended(.reachedEnd)
            case "error": .ended(.failed(reason: file_error))
            // The file was a playlist; its first entry follows.
            case "redirect": nil
            default: .ended(.closed)
            }
        }
    }

    /// A property's value: mpv leaves it out or sends null while there is none.
    private struct Value: Decodable {
        let seconds: Duration?
        let flag: Bool?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            flag = try? container.decode(Bool.self)
            let number = flag == nil ? try? container.decode(Double.self) : nil
            // A broken file may claim any length; what a Duration cannot hold is no length.
            seconds = number.flatMap { $0.isFinite && abs($0) < 1e9 ? .seconds($0) : nil }
        }
    }
}
