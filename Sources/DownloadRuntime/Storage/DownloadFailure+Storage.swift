import Glibc
package import MediaModel

extension DownloadFailure {
    /// What a failed disk call means to the user.
    ///
    /// `action` says for the log what was tried.
    package init(systemError code: Int32, doing action: String) {
        let cause = "\(action): \(String(cString: strerror(code)))"
        switch code {
        // A folder that is a link to itself leads nowhere, whatever disk is plugged in.
        case EACCES, EPERM, EROFS, ELOOP:
            self.init(
                .notWritable, sentence: "The download folder cannot be written. Choose another place.", cause: cause)
        case ENOTDIR:
            self.init(
                .notWritable, sentence: "A file is where the download folder should be. Choose another place.",
                cause: cause)
        case ENOENT, ENODEV, ENXIO:
            self.init(
                .folderMissing,
                sentence: "The download folder is not connected. Plug in the disk or choose another place.",
                cause: cause)
        case ENOSPC, EDQUOT:
            self.init(.diskFull, sentence: "The disk is full.", cause: cause)
        case ENAMETOOLONG:
            self.init(.notWritable, sentence: "The name is too long for this disk.", cause: cause)
        case EFBIG:
            self.init(.inputOutput, sentence: "The file is too large for this disk.", cause: cause)
        default:
            self.init(.inputOutput, sentence: "Reading or writing the disk failed.", cause: cause)
        }
    }

    /// Whether the disk may just not be there.
    var isAboutTheDisk: Bool {
        switch code {
        case .folderMissing, .notWritable, .inputOutput: true
        default: false
        }
    }

    /// The disk lacks room.
    package static func diskFull(missing: ByteCount, cause: String) -> DownloadFailure {
        DownloadFailure(
            .diskFull, sentence: "The disk is full. \(missing.approximateText) more is needed.", cause: cause,
            missingSpace: missing)
    }
}

extension ByteCount {
    /// This size as a sentence says it, rounded up: "1.2 GB", "350 MB".
    fileprivate var approximateText: String {
        let units: [(name: String, tenths: Int64)] = [("GB", 100_000_000), ("MB", 100_000)]
        for (name, tenths) in units where rawValue >= tenths * 10 {
            let count = (rawValue + tenths - 1) / tenths
            return count >= 1000 ? "\((count + 9) / 10) \(name)" : "\(count / 10).\(count % 10) \(name)"
        }
        return "\(max(1, (rawValue + 999) / 1000)) KB"
    }
}
