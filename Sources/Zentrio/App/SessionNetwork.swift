import MediaSources
import Transfer

/// What looking at links and downloading have in common: connections, and the manifests that were just read.
nonisolated struct SessionNetwork: Sendable {
    let engine = TransferEngine()
    private let documents = DocumentMemory()

    /// For whoever looks at a link.
    var lookingAtLinks: any WebFetching { documents.keeping(engine) }

    /// For whoever needs a manifest to download.
    var loadingPlans: any WebFetching { documents.recalling(engine) }
}
