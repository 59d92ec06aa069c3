import CText

/// The FreeType library handle; every `FontFile` keeps it alive.
///
/// Not thread-safe, like FreeType: whoever makes one uses it on one thread.
nonisolated final class FontLibrary {
    let handle: FT_Library?

    /// Starts FreeType (`FT_Init_FreeType`).
    ///
    /// If that fails, no font opens and text stays invisible.
    init() {
        var library: FT_Library?
        handle = FT_Init_FreeType(&library) == 0 ? library : nil
    }

    deinit {
        FT_Done_FreeType(handle)
    }
}
