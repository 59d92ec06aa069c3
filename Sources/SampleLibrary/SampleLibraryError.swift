/// Why the sample library cannot do its work.
package struct SampleLibraryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The closed set of reasons.
    package enum Code: Hashable, Sendable {
        /// ffmpeg cannot be started.
        case ffmpegMissing
        /// ffmpeg ran and failed, or made a film of the wrong size.
        case encodingFailed
        /// The cache folder cannot be written.
        case cacheNotWritable
        /// The port is taken or not allowed.
        case cannotListen(UInt16)
        /// The library was stopped.
        case stopped
    }

    package var code: Code
    /// The underlying cause for the log.
    package var cause: String

    package init(_ code: Code, cause: String = "") {
        self.code = code
        self.cause = cause
    }

    /// A full sentence for the user.
    package var description: String {
        switch code {
        case .ffmpegMissing: "The sample films need ffmpeg, and it cannot be started. Install the package ffmpeg."
        case .encodingFailed: "ffmpeg could not make a sample film."
        case .cacheNotWritable: "The folder for the sample films cannot be written."
        case .cannotListen(0): "The sample library found no free port."
        case .cannotListen(let port): "The sample library cannot use port \(port). Choose another one."
        case .stopped: "The sample library was stopped."
        }
    }
}
