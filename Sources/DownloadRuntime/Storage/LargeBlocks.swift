import CLinux

/// How the heap treats large blocks.
package enum LargeBlocks {
    /// Has blocks of 256 KiB and more go back to the system when they are freed.
    ///
    /// Otherwise glibc raises that limit with every such block, and keeps what was once needed.
    ///
    /// - Returns: Whether the heap took it.
    @discardableResult package static func giveBack() -> Bool {
        zentrio_set_largest_kept_block(256 << 10) == 1
    }
}
