import FoundationEssentials
import Glibc
import Manifests
import MediaModel

/// Reads a manifest, and what it refers to beside it, from this device; never from the network.
nonisolated struct ManifestFolder {
    /// The absolute path of the manifest.
    private let path: String
    /// The address that the manifest counts as.
    private let address: String

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - path: an absolute path.
    ///   - base: the address of the manifest, against which references resolve; nil for its place on this device.
    init(path: String, base: String?) {
        self.path = path
        address = base ?? URL(filePath: path).absoluteString
    }

    /// Reads the plan of everything that the manifest offers.
    ///
    /// - Throws: why there is none; what only the network has is a warning in the plan.
    func plan() throws(ManifestError) -> SegmentPlan {
        var machine = ManifestStateMachine(url: address, selector: nil, now: Double(Glibc.time(nil)))
        var waiting = machine.begin()
        while let request = waiting.popLast() {
            switch try answer(request, &machine) {
            case .fetch(let more): waiting += more
            case .wait: break
            case .finish(let plan): return plan
            }
        }
        throw ManifestError(.invalid, "The manifest cannot be read.")
    }

    private func answer(
        _ request: ManifestRequest, _ machine: inout ManifestStateMachine
    ) throws(ManifestError) -> ManifestStateMachine.Action {
        guard let local = localPath(of: request.url) else {
            return try machine.receiveNothing(for: request.id, reason: "It does not lie beside the manifest.")
        }
        let span = request.range ?? ByteSpan(offset: 0, length: request.byteLimit + 1)
        guard let span, let bytes = LocalFile.bytes(of: local, span) else {
            return try machine.receiveNothing(for: request.id, reason: "\(local) cannot be read.")
        }
        return try machine.receive(ManifestDocument(url: request.url, bytes: bytes), for: request.id)
    }

    /// Where a document lies: the manifest itself, or one in its folder, whose address begins as the manifest's does.
    ///
    /// A manifest from somewhere must not have any other file read, by whatever way it leads there.
    private func localPath(of url: String) -> String? {
        if url == address { return path }
        let bare = url.prefix { $0 != "?" }
        let folder = ManifestFolder.folder(of: address.prefix { $0 != "?" })
        guard bare.hasPrefix(folder), let rest = PercentCoding.decoded(bare.dropFirst(folder.count)),
            let home = LocalFile.realPath(of: ManifestFolder.folder(of: path[...])),
            let found = LocalFile.realPath(of: "\(home)/\(rest)")
        else { return nil }
        return found.hasPrefix(home == "/" ? home : home + "/") ? found : nil
    }

    private static func folder(of path: Substring) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
    }
}

/// Bytes of a file on this device.
nonisolated private enum LocalFile {
    /// A path without links and dots; nil when nothing is there.
    static func realPath(of path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// A part of a plain file, as far as it goes; nil when it cannot be read.
    static func bytes(of path: String, _ span: ByteSpan) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let count = Int(max(0, min(span.length, Int64(status.st_size) - span.offset)))
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let start = buffer.baseAddress {
                let got = pread(descriptor, start + filled, count - filled, Int(span.offset) + filled)
                if got < 0, errno == EINTR { continue }
                isWhole = got >= 0
                guard got > 0 else { break }
                filled += got
            }
        }
        return isWhole ? bytes : nil
    }
}
