import Glibc

/// Names the running kernel, as the ledger's marks need it.
package enum BootIdentifier {
    /// The kernel's boot identifier; empty, which never equals a stored one that matters, where there is none.
    package static let current: String = {
        let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)).filter { $0 > 0x20 }, as: UTF8.self)
    }()
}
