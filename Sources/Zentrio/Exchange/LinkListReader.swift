import MediaModel
import MediaSources

/// Reads a list of links, one a line, also as aria2 writes its input files.
///
/// Addresses on one line with tabs between them are the same file. Lines that begin with white space are options of the file
/// above them, such as `out=` and `header=`; those that only say how aria2 shall fetch are Zentrio's own business. A `#`
/// begins a comment.
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
        if let sentence = links[last].take(option: String(name), value: value, from: workingDirectory) {
            problems.append(.init(place: number, sentence: sentence))
        }
    }

    /// An address of something that can be fetched as it is.
    static func address(_ text: String) throws(MediaSourceError) -> WebAddress {
        switch try PastedLink(text) {
        case .web(let address): return address
        case .addon, .addonVideo:
            throw MediaSourceError(.addon, "This is a page of an add-on. Add it with zentrio add.", cause: text)
        }
    }
}
