import ArgumentParser

/// "1280x800": a picture's size in logical pixels, 480 to 7680 either way.
nonisolated struct PictureSize: ExpressibleByArgument, Sendable, CustomStringConvertible {
    var width: Float
    var height: Float

    init(width: Float, height: Float) {
        self.width = width
        self.height = height
    }

    init?(argument: String) {
        let parts = argument.split(separator: "x").map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1] else { return nil }
        guard (480...7_680).contains(width), (480...7_680).contains(height) else { return nil }
        self.init(width: Float(width), height: Float(height))
    }

    var description: String { "\(Int(width))x\(Int(height))" }
}
