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
    /// What `${HOME}` stands for in `dir=`; nil when nobody knows.
    let homeDirectory: String?
    private var links: [ImportedLink] = []
    private var problems: [ImportReading.Problem] = []
    /// Whether the options that follow belong to a line that could not be read.
    private var isSkipping = false

    init(workingDirectory: String, homeDirectory: String? = nil) {
        self.workingDirectory = workingDirectory
        self.homeDirectory = homeDirectory
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
        let isIndented = line.first == " " || line.first == "\t"
        let text = String(line).trimmingWhitespace
        if text.isEmpty || text.hasPrefix("#") { return }
        if isIndented, let option = Self.option(text) {
            take(option, number: number)
        } else {
            readAddresses(text, isIndented: isIndented, number: number)
        }
    }

    /// What `name=value` says, with or without blanks around the sign; nil for an address.
    private static func option(_ text: String) -> (name: String, value: String)? {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        let name = String(text[..<sign]).trimmingWhitespace
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else { return nil }
        return (name, String(text[text.index(after: sign)...]).trimmingWhitespace)
    }

    private mutating func readAddresses(_ text: String, isIndented: Bool, number: Int) {
        var addresses: [WebAddress] = []
        var refusal: MediaSourceError?
        for part in text.split(separator: "\t") {
            do throws(MediaSourceError) {
                addresses.append(try Self.address(String(part)))
            } catch {
                refusal = refusal ?? error
            }
        }
        // What is indented belongs to the file above, whatever it was meant to be: the options below still do.
        if !addresses.isEmpty || !isIndented { isSkipping = addresses.isEmpty }
        if addresses.isEmpty {
            problems.append(.init(place: number, sentence: refusal?.sentence ?? "There is no address."))
        } else {
            links.append(ImportedLink(place: number, addresses: addresses))
        }
    }

    private mutating func take(_ option: (name: String, value: String), number: Int) {
        guard !isSkipping else { return }
        guard let last = links.indices.last else {
            return problems.append(.init(place: number, sentence: "An option stands before the first address."))
        }
        let value = option.name == "dir" ? expanded(option.value) : option.value
        if let sentence = links[last].take(option: option.name, value: value, from: workingDirectory) {
            problems.append(.init(place: number, sentence: sentence))
        }
    }

    /// aria2 knows this one variable in paths.
    private func expanded(_ path: String) -> String {
        homeDirectory.map { path.replacing("${HOME}", with: $0) } ?? path
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
