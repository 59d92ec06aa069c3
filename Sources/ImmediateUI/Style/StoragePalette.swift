/// The colours of the storage bar's parts, from left to right.
package struct StoragePalette: Hashable, Sendable {
    package var films: Color
    package var episodes: Color
    package var cachedArt: Color
    package var queue: Color
    package var free: Color

    init(_ tokens: TokenScope) throws(StyleError) {
        films = try tokens.color("films")
        episodes = try tokens.color("episodes")
        cachedArt = try tokens.color("cachedArt")
        queue = try tokens.color("queue")
        free = try tokens.color("free")
    }
}
