import MediaModel

extension SchedulerLoop {
    /// Looks at the disk of a folder, nil for the media folder; an absent disk may take long, so not on this thread.
    func look(at folder: String?) async -> DiskObservation {
        let path = folder ?? parts.configuration.mediaRoot
        let freeSpace = parts.configuration.freeSpace
        return await DiskQueue.look {
            DiskObservation(freeSpace: freeSpace(path), folderExists: PartialFile.canReach(path))
        }
    }

    /// Looks at the disks of the downloads that wait for them.
    func lookAtWaiting() async -> [DownloadID: DiskObservation] {
        let waiting = machine.observed
        guard !waiting.isEmpty else { return [:] }
        let freeSpace = parts.configuration.freeSpace
        return await DiskQueue.look { waiting.mapValues { DiskObservation(of: $0, freeSpace: freeSpace) } }
    }
}
