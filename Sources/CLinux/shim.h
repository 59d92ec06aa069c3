#pragma once
// Linux calls that Swift's Glibc module leaves out.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <sys/syscall.h>
#include <unistd.h>

/// fallocate(2) without glibc's emulation, which would write every block of a file that is being written to.
static inline int zentrio_fallocate(int descriptor, long long count) {
    return syscall(SYS_fallocate, descriptor, 0, 0LL, count) == 0 ? 0 : errno;
}
/// renameat2(2) with RENAME_NOREPLACE.
static inline int zentrio_rename_new(const char *from, const char *to) {
    return syscall(SYS_renameat2, -100, from, -100, to, 1U) == 0 ? 0 : errno;
}
