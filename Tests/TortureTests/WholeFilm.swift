import ZentrioTestSupport

/// A title that is one file on the server.
struct WholeFilm: TortureTitle {
    let path = "/film.mp4"
    let name = "film.mp4"
    let resource: OriginResource

    /// Makes a film of so many bytes.
    init(size: Int = 8 << 20) {
        resource = OriginResource(OriginBody(seed: UInt64(size), count: size))
    }

    var size: Int { resource.body.count }

    func serve(on server: OriginServer) {
        server.serve(path, resource)
    }

    func isRight(_ path: String) throws -> Bool {
        try TestFolder.read(path) == resource.body.bytes
    }
}
