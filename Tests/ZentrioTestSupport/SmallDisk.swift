import Glibc

/// A disk in memory that runs full; needs the right to mount, which tests in a container often have.
package final class SmallDisk: Sendable {
    /// Whether this process may mount one.
    package static let isAvailable = (try? SmallDisk(kibibytes: 64)) != nil

    private let folder: TestFolder

    /// Why there is no disk.
    package struct Failure: Error {
        package let code: Int32
    }

    /// Mounts an empty disk of this size.
    package init(kibibytes: Int) throws {
        folder = try TestFolder()
        guard mount("tmpfs", folder.path, "tmpfs", 0, "size=\(kibibytes)k") == 0 else { throw Failure(code: errno) }
    }

    deinit {
        umount2(folder.path, Int32(MNT_DETACH))
    }

    /// The absolute path of something on the disk.
    package func path(_ name: String) -> String { folder.path(name) }

    /// Takes all room that is left.
    package func fill() {
        let descriptor = open(fillerPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        let page = [UInt8](repeating: 0, count: 4_096)
        while write(descriptor, page, page.count) > 0 {}
    }

    /// Gives back what `fill` has taken.
    package func makeRoom() {
        unlink(fillerPath)
    }

    private var fillerPath: String { path("filler") }

    /// Gives it another size, in either direction (`mount -o remount`).
    package func resize(kibibytes: Int) throws {
        guard mount("tmpfs", folder.path, "tmpfs", UInt(MS_REMOUNT), "size=\(kibibytes)k") == 0 else {
            throw Failure(code: errno)
        }
    }
}
