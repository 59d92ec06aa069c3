import CText

/// A stretch of a line that is shaped in one go: one direction, one script, one font.
nonisolated struct TextItem {
    /// Positions in the line's array of Unicode scalars.
    var range: Range<Int>
    /// The embedding level of Unicode's bidirectional algorithm; odd levels run from right to left.
    var level: Int
    var script: hb_script_t
    var font: FontFile

    var isRightToLeft: Bool { level % 2 == 1 }

    /// Whether the script's letters join, so that nothing may be put between them.
    var isCursive: Bool {
        [HB_SCRIPT_ARABIC, HB_SCRIPT_SYRIAC, HB_SCRIPT_MONGOLIAN, HB_SCRIPT_NKO, HB_SCRIPT_MANDAIC].contains(script)
    }
}
