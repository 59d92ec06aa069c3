import Foundation
import Testing

/// A Swift file of this package, as the rules see it.
struct SourceFile: Sendable, CustomTestStringConvertible {
    /// The path from the package's folder, `Sources/Transfer/TransferEngine.swift`.
    let path: String
    /// The lines as they are written.
    let lines: [String]
    /// The same lines with comments and the insides of texts taken out.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var stripper = CodeStripper()
        code = lines.map { stripper.strip($0) }
    }

    var testDescription: String { path }

    /// `TransferEngine+Files` for `…/TransferEngine+Files.swift`.
    var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }

    /// `TransferEngine` for `TransferEngine+Files`: the type that the file is about.
    var typeName: String {
        // The tests of an aspect, in Type+AspectTests.swift, are a type of their own: TypeAspectTests.
        name.hasSuffix("Tests") ? name.filter { $0 != "+" } : String(name.prefix { $0 != "+" })
    }

    /// The name of its target, which is the name of the second folder.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The modules that it imports, each with its line number.
    var imports: [(module: String, line: Int)] {
        // Made once a file: a regular expression is read anew each time that the code comes by.
        let pattern =
            /^\s*(?:[@\w()]+\s+)*import\s+(?:(?:struct|class|enum|func|protocol|typealias|var|let)\s+)?(\w+)/
        return code.enumerated().compactMap { index, line in
            guard line.contains("import"), let match = line.firstMatch(of: pattern) else { return nil }
            return (String(match.1), index + 1)
        }
    }

    /// The types that it declares or extends, by their last name.
    var types: Set<String> {
        let pattern = /\b(?:struct|class|enum|protocol|actor|extension|typealias)\s+(?:\w+\.)*(\w+)/
        return Set(code.flatMap { line in line.matches(of: pattern).map { String($0.1) } })
    }
}

extension SourceFile {
    /// The comments on the line, on the block of comment lines above it and on the one below it.
    func comment(around index: Int) -> String {
        let isComment = { (line: String) in line.drop { $0 == " " }.hasPrefix("//") }
        let above = lines[..<index].reversed().prefix(while: isComment)
        let below = lines[(index + 1)...].prefix(while: isComment)
        return (above.reversed() + [lines[index]] + below).joined(separator: "\n")
    }
}
