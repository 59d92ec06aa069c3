import CLinux

/// The program's own code in memory.
package enum ProgramCode {
    /// Has the process hold none of its code, until it runs it again.
    ///
    /// The kernel maps sixteen pages for each that is run, and a start runs a little of nearly everything: some 20 MB, of
    /// which a window that scrolls uses four. What is run again comes from the system's cache, in less than a
    /// microsecond; the rest can be put to better use there, which the kernel hesitates to do with pages that a process
    /// holds. Libraries are left alone, because graphics drivers change the code of theirs.
    ///
    /// - Returns: Whether the system did it.
    @discardableResult package static func giveBack() -> Bool {
        zentrio_unmap_code() == 0
    }
}
