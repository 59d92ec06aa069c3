import DownloadRuntime

nonisolated extension StoreOutage {
    /// What the window says of a command that was refused; `follows` when it is carried out later all the same.
    func wording(follows: Bool) -> String {
        let sentence =
            isFull
            ? say("The list of downloads could not be saved. Make room on the disk of \(folder).")
            : say("The list of downloads could not be saved. Check the disk of \(folder).")
        return follows ? sentence + " " + say("What you asked for follows as soon as it can be saved.") : sentence
    }
}
