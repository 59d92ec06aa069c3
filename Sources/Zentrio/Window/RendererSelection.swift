import CSDL2
import Foundation

/// Picks what draws: a graphics card only if it is a real one.
///
/// A card that the processor imitates (llvmpipe) takes twice the time of SDL's own software renderer and three times its
/// memory.
enum RendererSelection {
    /// Makes the window's renderer (`SDL_CreateRenderer`).
    ///
    /// - Parameters:
    ///   - choice: What the user wants.
    ///   - window: The window.
    /// - Returns: The renderer, which keeps the window.
    /// - Throws: `SDLFailure` if not even the software renderer starts.
    static func make(_ choice: WindowConfiguration.RendererChoice, for window: WindowHandle) throws(SDLFailure)
        -> SDLRenderer
    {
        let wantsCard = choice == .accelerated || (choice == .automatic && hasCard)
        if wantsCard,
            let handle = create(SDL_RENDERER_ACCELERATED.rawValue | SDL_RENDERER_PRESENTVSYNC.rawValue, window)
        {
            if choice == .accelerated || !isImitated { return SDLRenderer(handle: handle, target: window) }
            SDL_DestroyRenderer(handle)
        }
        guard let handle = create(SDL_RENDERER_SOFTWARE.rawValue, window) else { throw SDLFailure() }
        return SDLRenderer(handle: handle, target: window)
    }

    private static func create(_ flags: UInt32, _ window: WindowHandle) -> OpaquePointer? {
        SDL_CreateRenderer(window.pointer, -1, flags)
    }

    /// Without a render node there is no card, and asking OpenGL would cost a tenth of a second.
    private static var hasCard: Bool {
        let nodes = try? FileManager.default.contentsOfDirectory(atPath: "/dev/dri")
        return nodes?.contains { $0.hasPrefix("renderD") } ?? false
    }

    /// Whether the processor imitates the card of the current OpenGL context (`glGetString`).
    private static var isImitated: Bool {
        typealias GetString = @convention(c) (UInt32) -> UnsafePointer<CChar>?
        guard let address = SDL_GL_GetProcAddress("glGetString") else { return false }
        let rendererName: UInt32 = 0x1F01
        guard let text = unsafeBitCast(address, to: GetString.self)(rendererName) else { return false }
        let name = String(cString: text).lowercased()
        return ["llvmpipe", "softpipe", "swrast", "software"].contains { name.contains($0) }
    }
}
