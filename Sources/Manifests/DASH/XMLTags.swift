/// The tags of an XML document, as far as that takes no parser.
enum XMLTags {
    /// The most bytes from the beginning of a tag to the beginning of the next one, comments and the like apart.
    ///
    /// No tag is longer, because an angle bracket cannot stand in one.
    static func longest(in bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var longest = 0
            var position = 0
            var begin: Int?
            while position < bytes.count {
                if bytes[position] == UInt8(ascii: "<") {
                    if let begin { longest = max(longest, position - begin) }
                    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
                    begin = next == UInt8(ascii: "!") || next == UInt8(ascii: "?") ? nil : position
                }
                position += 1
            }
            return max(longest, begin.map { bytes.count - $0 } ?? 0)
        }
    }
}
