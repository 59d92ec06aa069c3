import Glibc

/// What a sanitizer changes in the process that it watches.
package enum Sanitizer {
    /// Whether one brings a heap of its own, and memory beside the program's that is not what it seems.
    package static let replacesMemory = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil
}
