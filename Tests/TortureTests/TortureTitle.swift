import ZentrioTestSupport

/// What is downloaded in a bed, and how the finished file is known to be right.
protocol TortureTitle: Sendable {
    /// Where the download begins on the server.
    var path: String { get }
    /// The finished file's name.
    var name: String { get }
    /// The bytes of a download without faults.
    var size: Int { get }

    func serve(on server: OriginServer)

    /// Whether a finished file has what the server has.
    func isRight(_ path: String) async throws -> Bool
}
