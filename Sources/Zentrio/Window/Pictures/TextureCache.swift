/// Pictures at the sizes at which they are shown.
final class TextureCache {
    /// When pictures are decoded.
    enum Decoding {
        /// While the frame that shows them is painted, for pictures that are written to a file.
        case immediate
        /// On another thread; `wake` is called there when another frame is worth painting.
        case background(wake: @Sendable () -> Void)
    }

    /// What there is of a picture.
    struct Found {
        /// Nil as long as there is nothing to show.
        var texture: PictureTexture?
        /// How far it has faded in, 0 to 1.
        var opacity: Float
    }

    private static let fade: Duration = .milliseconds(160)

    private let renderer: SDLRenderer
    private let decoder: PictureDecoder?
    private var textures: BoundedCache<PictureKey, PictureTexture>
    /// The last texture of each file, shown stretched while another size is decoded.
    private var lastByPath: BoundedCache<String, PictureKey>
    private var requested: Set<PictureKey> = []
    /// Files that are no pictures; emptied when it holds 1,024.
    private var failed: Set<PictureKey> = []
    private var lastArrival: Duration?
    private var now: Duration = .zero

    /// Makes an empty cache.
    ///
    /// - Parameters:
    ///   - renderer: What the textures belong to.
    ///   - decoding: When pictures are decoded.
    ///   - byteLimit: What all textures may take that the frame does not show. The default is 8 MB, which is all pixels
    ///     of 1080p: more than any page shows in pictures.
    init(renderer: SDLRenderer, decoding: Decoding, byteLimit: Int = 8 << 20) {
        self.renderer = renderer
        textures = BoundedCache(limit: byteLimit)
        lastByPath = BoundedCache(limit: 2048)
        switch decoding {
        case .immediate: decoder = nil
        case .background(let wake): decoder = PictureDecoder(wake: wake)
        }
    }

    /// Takes in what was decoded since the last frame.
    ///
    /// - Parameter now: The frame's time, from which new pictures fade in.
    func beginFrame(at now: Duration) {
        self.now = now
        textures.beginRound()
        guard let decoder else { return }
        let news = decoder.collect()
        for key in news.dropped { requested.remove(key) }
        for result in news.finished {
            requested.remove(result.key)
            store(result.bitmap, for: result.key)
        }
    }

    /// The picture, or what can stand in for it; asks for it if it is not there.
    func find(_ key: PictureKey) -> Found {
        if let texture = textures.value(for: key) { return Found(texture: texture, opacity: opacity(of: texture)) }
        guard !failed.contains(key) else { return Found(texture: nil, opacity: 0) }
        guard let decoder else {
            store(PictureFile.load(key), for: key)
            let texture = textures.value(for: key)
            return Found(texture: texture, opacity: texture == nil ? 0 : 1)
        }
        if requested.insert(key).inserted { decoder.request(key) }
        guard let other = lastByPath.value(for: key.path), let texture = textures.value(for: other) else {
            return Found(texture: nil, opacity: 0)
        }
        return Found(texture: texture, opacity: opacity(of: texture))
    }

    /// What all textures take.
    var byteCount: Int { textures.cost }

    /// Whether another frame would show pictures that the last one could not.
    var hasNews: Bool { decoder?.hasNews ?? false }

    /// Whether a picture is still fading in.
    func isFading(at now: Duration) -> Bool {
        guard decoder != nil, let lastArrival else { return false }
        return now < lastArrival + Self.fade
    }

    /// Forgets a file, after it changed.
    func forget(path: String) {
        for key in textures.keys where key.path == path { _ = textures.removeValue(for: key) }
        failed = failed.filter { $0.path != path }
    }

    /// Drops every texture, after the device lost them.
    func removeAll() {
        textures.removeAll()
        lastByPath.removeAll()
        failed.removeAll()
    }

    /// Ends the decoding; the cache shows only what it has from then on.
    func stop() {
        decoder?.stop()
    }

    private func store(_ bitmap: Bitmap?, for key: PictureKey) {
        guard let bitmap,
            let texture = PictureTexture(renderer: renderer, bitmap: bitmap, key: key, arrival: arrival(of: key))
        else {
            if failed.count >= 1024 { failed.removeAll() }
            failed.insert(key)
            return
        }
        textures.insert(texture, for: key, cost: bitmap.width * bitmap.height * 4)
        lastByPath.insert(key, for: key.path)
    }

    /// Another size of a picture that is already shown does not fade in again.
    private func arrival(of key: PictureKey) -> Duration {
        if let other = lastByPath.value(for: key.path), let texture = textures.value(for: other) {
            return texture.arrival
        }
        lastArrival = now
        return now
    }

    private func opacity(of texture: PictureTexture) -> Float {
        guard decoder != nil else { return 1 }
        return Float(min(1, max(0, (now - texture.arrival) / Self.fade)))
    }
}
