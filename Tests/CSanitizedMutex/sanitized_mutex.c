// Shows the waits of Swift's `Mutex` to the thread sanitizer.
//
// The fast path of `Mutex` is compiled into the program that uses it, so the sanitizer sees its atomics. A lock that has
// to wait is taken in libswiftSynchronization, by the kernel, which it does not see: whatever two threads guard with a
// contended `Mutex` was reported as a race. In sanitized builds the two slow functions are found here first; each calls
// the library's own and says what it did. Nothing is suppressed: a race beside the lock is reported as ever.
//
// The library's names are mangled; a change of them brings the reports back, it cannot hide one.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#if __has_feature(thread_sanitizer)
#include <sanitizer/tsan_interface.h>

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef __attribute__((swiftcall)) void lock_function(uint32_t thread, __attribute__((swift_context)) void *mutex);
typedef __attribute__((swiftcall)) void unlock_function(__attribute__((swift_context)) void *mutex);

lock_function lock_slow __asm__(LOCK_SLOW);
unlock_function unlock_slow __asm__(UNLOCK_SLOW);

static lock_function *library_lock_slow;
static unlock_function *library_unlock_slow;

// Before `main`, because a look-up while a lock is taken would be a race of its own.
__attribute__((constructor)) static void find_library(void) {
    library_lock_slow = (lock_function *)dlsym(RTLD_NEXT, LOCK_SLOW);
    library_unlock_slow = (unlock_function *)dlsym(RTLD_NEXT, UNLOCK_SLOW);
}

__attribute__((swiftcall)) void lock_slow(uint32_t thread, __attribute__((swift_context)) void *mutex) {
    library_lock_slow(thread, mutex);
    __tsan_acquire(mutex);
}

__attribute__((swiftcall)) void unlock_slow(__attribute__((swift_context)) void *mutex) {
    __tsan_release(mutex);
    library_unlock_slow(mutex);
}
#endif
