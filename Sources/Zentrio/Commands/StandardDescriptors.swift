import Glibc

/// The three descriptors that every program expects to have: input, output and errors.
nonisolated enum StandardDescriptors {
    /// Puts `/dev/null` where the parent left one of them closed.
    ///
    /// The next thing opened would get its number otherwise, and sentences for the terminal would be written into that.
    static func fill() {
        var descriptor: Int32 = 0
        // Only for reading: what is written to an output that is not there is still known to be lost.
        repeat { descriptor = open("/dev/null", O_RDONLY) } while (0...STDERR_FILENO).contains(descriptor)
        if descriptor >= 0 { close(descriptor) }
    }
}
