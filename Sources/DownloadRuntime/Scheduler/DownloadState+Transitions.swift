package import MediaModel

extension DownloadState {
    /// Whether a download in this state may go to `next`; the one place that knows.
    package func allows(_ next: DownloadState) -> Bool {
        if case .removed = next { return self != .removed }
        if case .cancelled = next { return !isTerminal }
        return switch (self, next) {
        case (.pending, .scheduled), (.pending, .paused), (.pending, .waiting): true
        case (.scheduled, .running), (.scheduled, .pausing), (.scheduled, .failed), (.scheduled, .waiting): true
        // The program ends, or fewer may run: the user did not ask for a pause.
        case (.scheduled, .pending), (.running, .pending), (.completing, .pending): true
        case (.running, .completing), (.running, .pausing), (.running, .failed), (.running, .waiting): true
        case (.completing, .completed), (.completing, .failed), (.completing, .waiting): true
        // Merging takes its time; only giving the file its name cannot be stopped.
        case (.completing, .pausing): true
        case (.pausing, .paused), (.pausing, .pending), (.paused, .pending): true
        case (.failed, .pending): true
        case (.waiting, .pending), (.waiting, .paused), (.waiting, .waiting): true
        // The same link was asked for again, and its file is gone; or a cancelled one was named to go on.
        case (.completed, .pending), (.cancelled, .pending): true
        default: false
        }
    }
}
