#pragma once
// Linux calls that Swift's Glibc module leaves out.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <linux/magic.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

/// fallocate(2) without glibc's emulation, which would write every block of a file that is being written to.
static inline int zentrio_fallocate(int descriptor, long long count) {
    return syscall(SYS_fallocate, descriptor, 0, 0LL, count) == 0 ? 0 : errno;
}
/// Whether a file lies on a tmpfs (fstatfs(2)).
static inline int zentrio_is_in_memory(int descriptor) {
    struct statfs system;
    return fstatfs(descriptor, &system) == 0 && system.f_type == TMPFS_MAGIC;
}
/// Whether a folder shows facts of the kernel, and takes no files (statfs(2)).
static inline int zentrio_shows_kernel(const char *folder) {
    struct statfs system;
    return statfs(folder, &system) == 0 && (system.f_type == PROC_SUPER_MAGIC || system.f_type == SYSFS_MAGIC);
}
/// lseek(2) with SEEK_HOLE: where the next hole begins, the file's end at the latest; -1 when nobody can say.
static inline long long zentrio_next_hole(int descriptor, long long offset) {
    return lseek(descriptor, offset, 4);
}
/// lseek(2) with SEEK_DATA: where bytes come again; -1 when there are none up to the end.
static inline long long zentrio_next_data(int descriptor, long long offset) {
    return lseek(descriptor, offset, 3);
}
/// renameat2(2) with RENAME_NOREPLACE.
static inline int zentrio_rename_new(const char *from, const char *to) {
    return syscall(SYS_renameat2, -100, from, -100, to, 1U) == 0 ? 0 : errno;
}

#include <malloc.h>

/// `mallopt(M_MMAP_THRESHOLD)`: blocks of so many bytes go back to the system when they are freed.
static inline int zentrio_set_largest_kept_block(int size) {
    return mallopt(M_MMAP_THRESHOLD, size);
}
/// `mallopt(M_ARENA_MAX)`: how many heaps all threads share.
static inline int zentrio_set_heap_count(int count) { return mallopt(M_ARENA_MAX, count); }
/// `malloc_trim`: what is free in any heap goes back to the system.
static inline int zentrio_trim_heaps(void) { return malloc_trim(0); }

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>

/// splice(2) from a file into a pipe, without waiting: no copy through this program. Moves the offset on; gives the bytes, or minus errno.
static inline long zentrio_splice(int file, long long *offset, int pipe, unsigned long count) {
    long moved = syscall(SYS_splice, file, offset, pipe, (long long *)0, count, 2U /* SPLICE_F_NONBLOCK */);
    return moved < 0 ? -errno : moved;
}
/// fcntl(2) with F_SETPIPE_SZ.
static inline int zentrio_set_pipe_size(int pipe, int size) { return fcntl(pipe, 1031 /* F_SETPIPE_SZ */, size); }
/// ppoll(2), for at most so many microseconds; a negative number for any time.
static inline int zentrio_poll(struct pollfd *list, unsigned long count, long long microseconds) {
    const struct timespec time = {microseconds / 1000000, microseconds % 1000000 * 1000};
    return ppoll(list, count, microseconds < 0 ? NULL : &time, NULL);
}
/// pipe2(2) with O_CLOEXEC; zero, or the error number.
static inline int zentrio_pipe(int ends[2]) { return syscall(SYS_pipe2, ends, O_CLOEXEC) == 0 ? 0 : errno; }
/// open(2) with O_TMPFILE: a file without a name, gone with its descriptor. Minus errno on failure.
static inline int zentrio_unnamed_file(const char *folder) {
    int descriptor = open(folder, 020000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0600);
    return descriptor < 0 ? -errno : descriptor;
}

/// Makes socket(2) and connect(2) fail with EACCES for this process and what it starts.
static inline void zentrio_deny_network(void) {
#if defined(__x86_64__)
    const unsigned int machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
    const unsigned int machine = AUDIT_ARCH_AARCH64;
#else
    const unsigned int machine = 0;
#endif
    if (machine == 0) return;
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 0, 4),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_connect, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
    };
    struct sock_fprog program = {sizeof(rules) / sizeof(rules[0]), rules};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/// prlimit64(2) for this process. Not by <sys/resource.h>: Swift's Glibc module has it in another shape.
static inline void zentrio_limit(int resource, unsigned long long most) {
    const unsigned long long limit[2] = {most, most};
    syscall(SYS_prlimit64, 0, resource, limit, (void *)0);
}

/// Starts a program that has nothing of ours but the given descriptors (numbered from 0), no network, bounded memory and
/// a process group of its own, and that dies with the calling thread. Gives its number, or minus errno.
static inline int zentrio_start_confined(
    const char *path, char *const arguments[], char *const environment[], const int *descriptors, int count,
    unsigned long long address_space
) {
    const pid_t parent = getpid();
    // Not fork, which copies the tables of all our pages and has every page that we write afterwards copied, too. The
    // child runs on our memory until exec: nothing but system calls, and nothing but its own variables.
    const pid_t child = vfork();
    if (child != 0) return child < 0 ? -errno : child;
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
    for (int number = 1; number < 65; number += 1) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    // Out of the way first, so that no copy overwrites one that is still to be copied.
    int spare[16];
    for (int index = 0; index < count && index < 16; index += 1) {
        spare[index] = fcntl(descriptors[index], F_DUPFD, 64);
        if (spare[index] < 0) _exit(127);
    }
    for (int index = 0; index < count && index < 16; index += 1) {
        if (dup2(spare[index], index) < 0) _exit(127);
    }
    if (syscall(SYS_close_range, (unsigned)count, ~0U, 0U) != 0) {
        for (int number = count; number < 4096; number += 1) close(number);
    }
    zentrio_limit(9 /* RLIMIT_AS */, address_space);
    zentrio_limit(4 /* RLIMIT_CORE */, 0);
    zentrio_limit(7 /* RLIMIT_NOFILE */, 64);
    zentrio_deny_network();
    execve(path, arguments, environment);
    _exit(127);
}

#include <stdint.h>
#include <sys/mman.h>

/// `madvise(MADV_DONTNEED)` for the whole pages of the program's own code, whose ends have the linker's names. The first
/// page is the file's header, which the loader reads; the last may be shared with data.
static inline int zentrio_unmap_code(void) {
    extern const char __executable_start, etext;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t first = ((uintptr_t)&__executable_start / page + 1) * page;
    uintptr_t end = (uintptr_t)&etext / page * page;
    return first < end ? madvise((void *)first, end - first, MADV_DONTNEED) : -1;
}
