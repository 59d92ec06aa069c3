import CLinux

/// How the heap treats memory that was freed.
package enum HeapMemory {
    /// Has blocks of 256 KiB and more go back to the system when they are freed.
    ///
    /// Otherwise glibc raises that limit with every such block, and keeps what was once needed.
    ///
    /// - Returns: Whether the heap took it.
    @discardableResult package static func giveBackLargeBlocks() -> Bool {
        zentrio_set_largest_kept_block(256 << 10) == 1
    }

    /// Has all threads share two heaps.
    ///
    /// Otherwise glibc makes one for each thread, and what one thread freed is of no use to another.
    ///
    /// - Returns: Whether the heap took it.
    @discardableResult package static func shareHeaps() -> Bool {
        zentrio_set_heap_count(2) == 1
    }

    /// Gives back to the system what is free between blocks in use; takes some milliseconds.
    ///
    /// - Returns: Whether there was any.
    @discardableResult package static func giveBackFreed() -> Bool {
        zentrio_trim_heaps() == 1
    }
}
