/// Something that a manifest does wrong and that does not keep it from being read.
package struct ManifestWarning: Hashable, Sendable {
    /// A full sentence.
    package var sentence: String
    /// The line of the document, from 1; nil when it is about the whole.
    package var line: Int?

    package init(_ sentence: String, line: Int? = nil) {
        self.sentence = sentence
        self.line = line
    }
}
