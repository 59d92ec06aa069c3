import ImmediateUI

/// What the open clips and opacities of a draw list come to.
nonisolated struct DrawState {
    private var clips: [PixelRect]
    private var opacities: [Float] = [1]

    /// Starts with no clip but the picture's edges.
    init(bounds: PixelRect) {
        clips = [bounds]
    }

    /// The intersection of all open clips, in physical pixels.
    var clip: PixelRect { clips[clips.count - 1] }

    /// The product of all open opacities.
    var opacity: Float { opacities[opacities.count - 1] }

    mutating func pushClip(_ rect: PixelRect) {
        clips.append(clip.intersection(rect))
    }

    /// Closes a clip; one too many is a mistake in the list and is ignored.
    mutating func popClip() {
        if clips.count > 1 { clips.removeLast() }
    }

    mutating func pushOpacity(_ value: Float) {
        opacities.append(opacity * min(1, max(0, value)))
    }

    mutating func popOpacity() {
        if opacities.count > 1 { opacities.removeLast() }
    }
}
