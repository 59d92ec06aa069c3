import MediaModel
import MediaSources

/// Reads a list of links, one a line, also as aria2 writes its input files.
///
/// Addresses on one line with tabs between them are the same file. Lines that begin with white space are options of the file
/// above them: `out=`, `dir=`, `header=` and `checksum=`; others say how aria2 shall fetch, which is Zentrio's own business. A `#` begins
/// a comment.
///
/// Pure.
nonisolated struct LinkListReader {
    /// From where `dir=` and relative paths count.
    let workingDirectory: String
    private var links: [ImportedLink] = []
    private var problems: [ImportReading.Problem] = []
    /// Whether the options that follow belong to a line that could not be read.
    private var isSkipping = false

    init(workingDirectory: String) {
        self.workingDirectory = workingDirectory
    }

    /// Reads a whole text.
    mutating func read(_ text: String) -> ImportReading {
        // A carriage return and a line feed are one character to Swift; both end a line.
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            read(line, number: index + 1)
        }
        var reading = ImportReading(unit: .line)
        reading.problems = problems
        reading.items = links.map { link in
            ImportReading.Item(place: link.place, entry: QueueEntry(request: link.request, standing: link.standing))
        }
        return reading
    }

    private mutating func read(_ line: Substring, number: Int) {
        let isOption = line.first == " " || line.first == "\t"
        let text = String(line).trimmingWhitespace
        if text.isEmpty || text.hasPrefix("#") { return }
        if isOption, !text.contains("://") || text.prefix(while: { $0 != "=" && $0 != ":" }).count < text.count,
            isOptionText(text)
        {
            readOption(text, number: number)
        } else {
            readAddresses(text, number: number)
        }
    }

    /// Whether it is `name=value` and no address.
    private func isOptionText(_ text: String) -> Bool {
        let name = text.prefix { $0 != "=" }
        return name.count < text.count && !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    }

    private mutating func readAddresses(_ text: String, number: Int) {
        var addresses: [WebAddress] = []
        var refusal: MediaSourceError?
        for part in text.split(separator: "\t") {
            do throws(MediaSourceError) {
                addresses.append(try Self.address(String(part)))
            } catch {
                refusal = refusal ?? error
            }
        }
        isSkipping = addresses.isEmpty
        if addresses.isEmpty {
            problems.append(.init(place: number, sentence: refusal?.sentence ?? "There is no address."))
        } else {
            links.append(ImportedLink(place: number, addresses: addresses))
        }
    }

    private mutating func readOption(_ text: String, number: Int) {
        guard !isSkipping else { return }
        guard let last = links.indices.last else {
            return problems.append(.init(place: number, sentence: "An option stands before the first address."))
        }
        let name = text.prefix { $0 != "=" }
        let value = String(text.dropFirst(name.count + 1))
        switch name {
        case "out": links[last].fileName = Self.fileName(value)
        case "dir": links[last].directory = absolute(value)
        case "header": readHeader(value, of: last, number: number)
        case "checksum": readChecksum(value, of: last, number: number)
        default: break
        }
    }

    private mutating func readHeader(_ value: String, of index: Int, number: Int) {
        guard let header = HeaderField(line: value) else {
            return problems.append(.init(place: number, sentence: "\"\(value)\" is no header; it is left out."))
        }
        links[index].headers.append(header)
    }

    /// A file that nobody can check shall not come in unchecked without a word.
    private mutating func readChecksum(_ value: String, of index: Int, number: Int) {
        guard let checksum = Checksum(value) else {
            return problems.append(.init(place: number, sentence: "\"\(value)\" is no checksum; it is left out."))
        }
        links[index].checksum = checksum
    }

    /// An address of something that can be fetched as it is.
    static func address(_ text: String) throws(MediaSourceError) -> WebAddress {
        switch try PastedLink(text) {
        case .web(let address): return address
        case .addon, .addonVideo:
            throw MediaSourceError(.addon, "This is a page of an add-on. Add it with zentrio add.", cause: text)
        }
    }

    /// aria2 takes a path here; the folders in it are left out, as the disk tells them: by bytes.
    private static func fileName(_ path: String) -> String? {
        path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
    }

    private func absolute(_ path: String) -> String {
        path.utf8.first == UInt8(ascii: "/") ? path : workingDirectory + "/" + path
    }
}
