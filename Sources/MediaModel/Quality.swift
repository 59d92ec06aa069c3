/// The picture quality that a user asks for.
///
/// The raw values are stored and typed on the command line: they may not change.
package enum Quality: String, Hashable, Sendable, Codable, CaseIterable {
    case automatic = "auto"
    case p360 = "360p"
    case p480 = "480p"
    /// 720p, called "Standard".
    case standard = "720p"
    /// 1080p, called "Higher".
    case higher = "1080p"
    case p1440 = "1440p"
    case p2160 = "2160p"
    /// Whatever the source has most of.
    case best = "best"

    /// Reads a raw value or one of the names that the window shows, in any case.
    package init?(name: String) {
        switch name.lowercased() {
        case "standard": self = .standard
        case "higher": self = .higher
        case let other: self.init(rawValue: other)
        }
    }

    /// The tallest picture that this quality takes, in lines; nil when it sets no limit.
    package var maximumHeight: Int? {
        switch self {
        case .automatic, .best: nil
        case .p360: 360
        case .p480: 480
        case .standard: 720
        case .higher: 1080
        case .p1440: 1440
        case .p2160: 2160
        }
    }
}
