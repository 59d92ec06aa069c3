/// Makes a language of English that a reader can still read.
nonisolated enum PseudoText {
    private static let accents: [Character: Character] = [
        "a": "à", "b": "ƀ", "c": "ç", "d": "ð", "e": "é", "f": "ƒ", "g": "ĝ", "h": "ĥ", "i": "î", "j": "ĵ", "k": "ķ",
        "l": "ļ", "n": "ñ", "o": "ö", "p": "þ", "r": "ŕ", "s": "š", "t": "ţ", "u": "û", "w": "ŵ", "y": "ý", "z": "ž",
        "A": "Å", "B": "Ɓ", "C": "Ç", "D": "Ð", "E": "É", "F": "Ƒ", "G": "Ĝ", "H": "Ĥ", "I": "Î", "L": "Ļ", "M": "Ṁ",
        "N": "Ñ", "O": "Ö", "P": "Þ", "Q": "Ǫ", "R": "Ŕ", "S": "Š", "T": "Ţ", "U": "Û", "W": "Ŵ", "Y": "Ý", "Z": "Ž",
    ]

    /// "Paste Link" becomes "[Þàšţé Ļîñķ~~~]"; gaps stay as they are.
    static func make(_ text: String) -> String {
        let tail = String(repeating: "~", count: (text.count + 2) / 3)
        return "[" + String(text.map { accents[$0] ?? $0 }) + tail + "]"
    }
}
