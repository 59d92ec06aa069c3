import FoundationEssentials

/// Where disks belong, and where some are now.
struct MountTable: Hashable, Sendable {
    /// The folders at which disks are to be mounted.
    let expected: Set<String>
    /// The folders at which disks are mounted.
    let mounted: Set<String>

    /// Reads the texts of two tables of the system, as `fstab(5)` lays them out.
    init(expected: String, mounted: String) {
        self.expected = Self.folders(in: expected)
        self.mounted = Self.folders(in: mounted)
    }

    /// The tables as they are now; blocks for a moment.
    static func ofTheSystem() -> MountTable {
        MountTable(expected: text(of: "/etc/fstab"), mounted: text(of: "/proc/self/mounts"))
    }

    /// Whether a path belongs on a disk that is not mounted.
    func lacksDisk(of path: String) -> Bool {
        var folder = path
        while folder != "/" {
            if mounted.contains(folder) { return false }
            if expected.contains(folder) { return true }
            folder = FilePath.parent(of: folder)
        }
        return false
    }

    /// The text of a file; empty when it cannot be read.
    private static func text(of path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The second field of each line; swap space has none that is a path.
    private static func folders(in table: String) -> Set<String> {
        var folders: Set<String> = []
        for line in table.split(separator: "\n") {
            let fields = line.split { $0 == " " || $0 == "\t" }
            guard fields.count > 1, !fields[0].hasPrefix("#"), fields[1].hasPrefix("/") else { continue }
            let folder = unescaped(fields[1])
            folders.insert(folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
        }
        return folders
    }

    /// Puts back what would end a field: a space is written `\040`.
    private static func unescaped(_ field: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(field.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            let code = byte == UInt8(ascii: "\\") ? UInt8(String(decoding: digits, as: UTF8.self), radix: 8) : nil
            guard digits.count == 3, let code else {
                bytes.append(byte)
                continue
            }
            bytes.append(code)
            rest = rest.dropFirst(3)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
