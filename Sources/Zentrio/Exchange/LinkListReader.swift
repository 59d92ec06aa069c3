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
        read(bytes: Array(text.utf8))
    }

    /// Reads a whole file; a line that is no UTF-8 is a problem, and nothing else is lost.
    mutating func read(bytes: [UInt8]) -> ImportReading {
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            // What else ends a line is looked for in the text: a carriage return, or a separator beyond ASCII.
            let bytes = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard let text = String(validating: bytes, as: UTF8.self) else {
                number += 1
                refuse(bytes, number: number)
                continue
            }
            for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
                number += 1
                read(part, number: number)
            }
        }
        var reading = ImportReading(unit: .line)
        reading.problems = problems
        reading.items = links.map { link in
            ImportReading.Item(place: link.place, entry: QueueEntry(request: link.request, standing: link.standing))
        }
        return reading
    }

    /// Names a line that is no UTF-8; what stands in a comment does not matter.
    private mutating func refuse(_ line: ArraySlice<UInt8>, number: Int) {
        let isOption = line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t")
        let first = line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        if first == UInt8(ascii: "#") { return }
        if !isOption { isSkipping = true }
        problems.append(.init(place: number, sentence: "The line is no UTF-8 text."))
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
