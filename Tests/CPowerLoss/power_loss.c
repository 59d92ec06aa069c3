// Preloaded into a program (LD_PRELOAD), it counts the calls that change files below one folder, and at the Nth of them
// plays a crash, a power loss or a weak disk.
//
//   ZENTRIO_FAULT_FOLDER   the folder whose files count; absolute
//   ZENTRIO_FAULT_GRAVE    a folder on the same file system, outside of the first one: keeps what is deleted
//   ZENTRIO_FAULT_ACTION   crash: SIGKILL before call N
//                          power: the disk forgets what was not synced, then SIGKILL, before call N
//                          short: every Nth write takes only half of the bytes
//                          count: nothing; for the report
//   ZENTRIO_FAULT_AT       N, from 1
//   ZENTRIO_FAULT_SEED     with `power`: what was not synced is lost page by page at random instead of altogether
//   ZENTRIO_FAULT_BOOT     a file to read instead of the kernel's boot identifier
//   ZENTRIO_FAULT_REPORT   gets the line "calls=… faults=… lost=…" at the fault or at the end
//
// What a power loss may take, and what it may not:
// - bytes and lengths of a file (write, truncate, allocate) until fsync or fdatasync of that file;
// - the name of a new file or folder until fsync of that file, of one in that folder, or of the folder around it: that is
//   what ext4, XFS and btrfs promise;
// - a rename, a link and a deletion until fsync of the folder, as POSIX has it.
// Shared memory maps are not seen; SQLite rebuilds its own (-shm) after a crash.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { PAGE = 4096 };
enum action { COUNT, CRASH, POWER, SHORT };
enum kind { DATA, CREATED, FOLDER, RENAMED, LINKED, DELETED };

struct inode {
    dev_t device;
    ino_t number;
    int descriptor; // Ours; never closed, because that would drop the program's POSIX locks on the file.
};

// One change that is not safe yet, with what undoes it.
struct entry {
    enum kind kind;
    struct inode *inode;
    ino_t folders[2]; // Whose sync makes a name safe.
    off_t offset, old_size;
    size_t length;
    char *old_bytes;
    char *path, *new_path, *grave;
    struct entry *next, *previous;
};

static struct {
    bool is_ready;
    char folder[PATH_MAX], grave[PATH_MAX], boot[PATH_MAX], report[PATH_MAX];
    size_t folder_length;
    enum action action;
    long at, calls, faults, graves;
    uint64_t random;
    struct inode *inodes;
    size_t inode_count;
    struct entry *first, *last;
} state;
static pthread_mutex_t lock;

// The system's own calls, past the wrappers below.
typedef long (*system_call)(long, ...);
static system_call real_system_call(void) {
    static system_call real;
    if (!real) real = (system_call)dlsym(RTLD_NEXT, "syscall");
    return real;
}
#define SYSTEM(...) (real_system_call()(__VA_ARGS__))

// MARK: Set-up

static void copy_variable(char *target, const char *name) {
    const char *value = getenv(name);
    snprintf(target, PATH_MAX, "%s", value ? value : "");
}

__attribute__((constructor)) static void set_up(void) {
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&lock, &attributes);
    const char *action = getenv("ZENTRIO_FAULT_ACTION"), *at = getenv("ZENTRIO_FAULT_AT");
    const char *seed = getenv("ZENTRIO_FAULT_SEED");
    copy_variable(state.folder, "ZENTRIO_FAULT_FOLDER");
    copy_variable(state.grave, "ZENTRIO_FAULT_GRAVE");
    copy_variable(state.boot, "ZENTRIO_FAULT_BOOT");
    copy_variable(state.report, "ZENTRIO_FAULT_REPORT");
    state.folder_length = strlen(state.folder);
    state.at = at ? atol(at) : 0;
    state.random = seed ? strtoull(seed, NULL, 10) : 0;
    if (action && !strcmp(action, "crash")) state.action = CRASH;
    if (action && !strcmp(action, "power")) state.action = POWER;
    if (action && !strcmp(action, "short")) state.action = SHORT;
    state.inodes = calloc(sizeof *state.inodes, 4096);
    state.is_ready = state.folder_length > 0 && state.inodes;
    // Children are programs of other people.
    unsetenv("LD_PRELOAD");
}

static uint64_t next_random(void) {
    state.random += 0x9E3779B97F4A7C15u;
    uint64_t word = state.random;
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
    return word ^ (word >> 31);
}

static void write_report(size_t lost) {
    if (!state.report[0]) return;
    char line[200];
    int count = snprintf(line, sizeof line, "calls=%ld faults=%ld lost=%zu\n", state.calls, state.faults, lost);
    int file = SYSTEM(SYS_openat, AT_FDCWD, state.report, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) return;
    if (SYSTEM(SYS_write, file, line, count) != count) abort();
    SYSTEM(SYS_close, file);
}

__attribute__((destructor)) static void tear_down(void) {
    if (state.is_ready) write_report(0);
}

// MARK: Which files count

static bool is_inside(const char *path) {
    return !strncmp(path, state.folder, state.folder_length)
        && (path[state.folder_length] == '/' || path[state.folder_length] == 0);
}

// The absolute path of a name as openat and its like take it; false when it is not our business.
static bool resolve(int folder, const char *path, char result[PATH_MAX]) {
    if (!state.is_ready || !path) return false;
    if (path[0] == '/') {
        snprintf(result, PATH_MAX, "%s", path);
    } else {
        char link[64], base[PATH_MAX];
        if (folder == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
        else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t count = readlink(link, base, sizeof base - 1);
        if (count <= 0) return false;
        base[count] = 0;
        if (snprintf(result, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return false;
    }
    return is_inside(result);
}

static ino_t folder_of(const char *path) {
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash && slash != folder) *slash = 0;
    struct stat facts;
    return stat(folder, &facts) == 0 ? facts.st_ino : 0;
}

static struct inode *known(const struct stat *facts) {
    for (size_t i = 0; i < state.inode_count; i++)
        if (state.inodes[i].number == facts->st_ino && state.inodes[i].device == facts->st_dev) return &state.inodes[i];
    return NULL;
}

// The file behind a descriptor when it counts, else NULL.
static struct inode *inode_of(int descriptor, off_t *size) {
    struct stat facts;
    if (!state.is_ready || fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) return NULL;
    *size = facts.st_size;
    struct inode *inode = known(&facts);
    if (inode) return inode;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, path, sizeof path - 1);
    if (count <= 0 || state.inode_count == 4096) return NULL;
    path[count] = 0;
    if (!is_inside(path)) return NULL;
    int own = SYSTEM(SYS_openat, AT_FDCWD, link, O_RDWR | O_CLOEXEC, 0);
    if (own < 0) return NULL;
    inode = &state.inodes[state.inode_count++];
    *inode = (struct inode){facts.st_dev, facts.st_ino, own};
    return inode;
}

// MARK: The journal

static struct entry *add(enum kind kind) {
    struct entry *entry = calloc(1, sizeof *entry);
    if (!entry) abort();
    entry->kind = kind;
    entry->previous = state.last;
    if (state.last) state.last->next = entry;
    else state.first = entry;
    state.last = entry;
    return entry;
}

static void discard(struct entry *entry) {
    if (entry->previous) entry->previous->next = entry->next;
    else state.first = entry->next;
    if (entry->next) entry->next->previous = entry->previous;
    else state.last = entry->previous;
    if (entry->grave) SYSTEM(SYS_unlinkat, AT_FDCWD, entry->grave, 0);
    free(entry->old_bytes);
    free(entry->path);
    free(entry->new_path);
    free(entry->grave);
    free(entry);
}

// Notes that `length` bytes from `offset` and the length of the file are about to change.
static void note_data(struct inode *inode, off_t offset, size_t length, off_t old_size) {
    if (state.action != POWER) return;
    struct entry *entry = add(DATA);
    entry->inode = inode;
    entry->offset = offset;
    entry->old_size = old_size;
    size_t kept = offset >= old_size ? 0 : (size_t)(old_size - offset) < length ? (size_t)(old_size - offset) : length;
    entry->length = kept;
    if (!kept) return;
    entry->old_bytes = malloc(kept);
    if (!entry->old_bytes || pread(inode->descriptor, entry->old_bytes, kept, offset) != (ssize_t)kept) abort();
}

static struct entry *note_name(enum kind kind, const char *path, const char *new_path) {
    if (state.action != POWER) return NULL;
    struct entry *entry = add(kind);
    entry->path = strdup(path);
    entry->folders[0] = folder_of(path);
    if (new_path) {
        entry->new_path = strdup(new_path);
        entry->folders[1] = folder_of(new_path);
    }
    return entry;
}

// Keeps what a name is about to lose.
static char *bury(const char *path) {
    struct stat facts;
    if (state.action != POWER || lstat(path, &facts) != 0 || !S_ISREG(facts.st_mode)) return NULL;
    char grave[PATH_MAX + 32];
    snprintf(grave, sizeof grave, "%s/%d-%ld", state.grave, getpid(), ++state.graves);
    return SYSTEM(SYS_linkat, AT_FDCWD, path, AT_FDCWD, grave, 0) == 0 ? strdup(grave) : NULL;
}

static void made_safe(int descriptor) {
    struct stat facts;
    if (!state.is_ready || state.action != POWER || fstat(descriptor, &facts) != 0) return;
    struct inode *inode = S_ISREG(facts.st_mode) ? known(&facts) : NULL;
    char name[PATH_MAX] = "";
    for (struct entry *entry = state.first, *next; entry; entry = next) {
        next = entry->next;
        bool is_data = inode && entry->inode == inode;
        bool is_name = S_ISDIR(facts.st_mode) && entry->kind != DATA
            && (entry->folders[0] == facts.st_ino || entry->folders[1] == facts.st_ino);
        if (is_data && entry->kind == CREATED) snprintf(name, sizeof name, "%s", entry->path);
        if (is_data || is_name) discard(entry);
    }
    // A new file that is safe has safe folders around it.
    for (struct entry *entry = state.first, *next; name[0] && entry; entry = next) {
        next = entry->next;
        if (entry->kind == FOLDER && !strncmp(name, entry->path, strlen(entry->path))) discard(entry);
    }
}

// MARK: The power loss

static void undo_data(struct entry *entry) {
    int file = entry->inode->descriptor;
    for (size_t done = 0; done < entry->length;) {
        size_t count = PAGE - (entry->offset + done) % PAGE;
        if (count > entry->length - done) count = entry->length - done;
        bool is_kept = state.random && next_random() % 2;
        if (!is_kept && SYSTEM(SYS_pwrite64, file, entry->old_bytes + done, count, entry->offset + (off_t)done) < 0) abort();
        done += count;
    }
    struct stat facts;
    if (fstat(file, &facts) != 0) abort();
    if (!state.random) {
        SYSTEM(SYS_ftruncate, file, entry->old_size);
    } else if (facts.st_size > entry->old_size) {
        // The length may have come through with pages that have not: those are zeros.
        if (next_random() % 2) SYSTEM(SYS_ftruncate, file, entry->old_size);
        else for (off_t page = entry->old_size; page < facts.st_size; page += PAGE - page % PAGE) {
            static const char zeros[PAGE];
            size_t count = PAGE - page % PAGE;
            if (count > (size_t)(facts.st_size - page)) count = facts.st_size - page;
            if (next_random() % 2) SYSTEM(SYS_pwrite64, file, zeros, count, page);
        }
    }
}

static void undo(struct entry *entry) {
    switch (entry->kind) {
    case DATA: undo_data(entry); break;
    case CREATED:
    case LINKED: SYSTEM(SYS_unlinkat, AT_FDCWD, entry->new_path ? entry->new_path : entry->path, 0); break;
    case FOLDER: SYSTEM(SYS_unlinkat, AT_FDCWD, entry->path, AT_REMOVEDIR); break;
    case RENAMED:
        SYSTEM(SYS_renameat2, AT_FDCWD, entry->new_path, AT_FDCWD, entry->path, 0);
        if (entry->grave) SYSTEM(SYS_renameat2, AT_FDCWD, entry->grave, AT_FDCWD, entry->new_path, 0);
        break;
    case DELETED:
        if (entry->grave) SYSTEM(SYS_renameat2, AT_FDCWD, entry->grave, AT_FDCWD, entry->path, 1);
        break;
    }
}

static void end_process(void) {
    size_t lost = 0;
    if (state.action == POWER) {
        for (struct entry *entry = state.last; entry; entry = entry->previous, lost++) undo(entry);
    }
    write_report(lost);
    kill(getpid(), SIGKILL);
    while (true) pause();
}

// Counts a call that changes something; does not return from the last one.
static void count_call(void) {
    state.calls++;
    if (state.action != CRASH && state.action != POWER) return;
    if (state.calls == state.at) {
        state.faults++;
        end_process();
    }
}

// How many of `count` bytes a write takes.
static size_t taken(size_t count) {
    if (state.action != SHORT || state.at < 1 || state.calls % state.at != 0 || count < 2) return count;
    state.faults++;
    return count / 2;
}

#define LOCKED(type, expression) \
    ({ pthread_mutex_lock(&lock); type result_ = (expression); int error_ = errno; \
       pthread_mutex_unlock(&lock); errno = error_; result_; })

// MARK: Bytes

static ssize_t write_at(int file, const void *bytes, size_t count, off_t offset) {
    off_t size = 0;
    struct inode *inode = inode_of(file, &size);
    if (inode) {
        count_call();
        count = taken(count);
        note_data(inode, offset, count, size);
    }
    return SYSTEM(SYS_pwrite64, file, bytes, count, offset);
}

static ssize_t write_on(int file, const void *bytes, size_t count) {
    off_t size = 0;
    struct inode *inode = inode_of(file, &size);
    if (inode) {
        count_call();
        count = taken(count);
        bool appends = fcntl(file, F_GETFL) & O_APPEND;
        note_data(inode, appends ? size : lseek(file, 0, SEEK_CUR), count, size);
    }
    return SYSTEM(SYS_write, file, bytes, count);
}

static int change_length(int file, off_t length, bool is_allocation) {
    off_t size = 0;
    struct inode *inode = inode_of(file, &size);
    if (inode) {
        count_call();
        off_t from = length < size && !is_allocation ? length : size;
        note_data(inode, from, size - from, size);
    }
    return is_allocation ? SYSTEM(SYS_fallocate, file, 0, (off_t)0, length) : SYSTEM(SYS_ftruncate, file, length);
}

static int synchronise(int file, long call) {
    off_t size = 0;
    struct stat facts;
    bool is_folder = fstat(file, &facts) == 0 && S_ISDIR(facts.st_mode);
    if (is_folder || inode_of(file, &size)) count_call();
    int result = SYSTEM(call, file);
    if (result == 0) made_safe(file);
    return result;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return LOCKED(ssize_t, write_at(file, bytes, count, offset));
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    return LOCKED(ssize_t, write_at(file, bytes, count, offset));
}
ssize_t write(int file, const void *bytes, size_t count) {
    // Sockets and pipes may block: not under the lock.
    struct stat facts;
    if (!state.is_ready || fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode)) 
        return SYSTEM(SYS_write, file, bytes, count);
    return LOCKED(ssize_t, write_on(file, bytes, count));
}
int ftruncate(int file, off_t length) { return LOCKED(int, change_length(file, length, false)); }
int ftruncate64(int file, off64_t length) { return LOCKED(int, change_length(file, length, false)); }
int fsync(int file) { return LOCKED(int, synchronise(file, SYS_fsync)); }
int fdatasync(int file) { return LOCKED(int, synchronise(file, SYS_fdatasync)); }
int fallocate(int file, int mode, off_t offset, off_t length) {
    if (mode != 0 || offset != 0) return SYSTEM(SYS_fallocate, file, mode, offset, length);
    return LOCKED(int, change_length(file, length, true));
}
int posix_fallocate(int file, off_t offset, off_t length) {
    return LOCKED(int, change_length(file, offset + length, true)) == 0 ? 0 : errno;
}
int posix_fallocate64(int file, off64_t offset, off64_t length) { return posix_fallocate(file, offset, length); }

// MARK: Names

static int open_file(int folder, const char *path, int flags, mode_t mode) {
    char full[PATH_MAX];
    if (state.boot[0] && path && !strcmp(path, "/proc/sys/kernel/random/boot_id"))
        return SYSTEM(SYS_openat, AT_FDCWD, state.boot, flags, mode);
    if (!(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE || !resolve(folder, path, full))
        return SYSTEM(SYS_openat, folder, path, flags, mode);
    struct stat facts;
    bool exists = stat(full, &facts) == 0;
    if (exists && (!(flags & O_TRUNC) || (flags & O_EXCL) || !S_ISREG(facts.st_mode)))
        return SYSTEM(SYS_openat, folder, path, flags, mode);
    count_call();
    if (exists) {
        int file = SYSTEM(SYS_openat, folder, path, flags & ~(O_TRUNC | O_CREAT), mode);
        off_t size = 0;
        struct inode *inode = file >= 0 ? inode_of(file, &size) : NULL;
        if (inode) note_data(inode, 0, size, size);
        if (file >= 0) SYSTEM(SYS_ftruncate, file, (off_t)0);
        return file;
    }
    int file = SYSTEM(SYS_openat, folder, path, flags, mode);
    off_t size = 0;
    struct inode *inode = file >= 0 ? inode_of(file, &size) : NULL;
    struct entry *entry = inode ? note_name(CREATED, full, NULL) : NULL;
    if (entry) entry->inode = inode;
    return file;
}

#define MODE_ARGUMENT(flags) \
    ({ mode_t mode_ = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { \
       va_list list; va_start(list, flags); mode_ = va_arg(list, mode_t); va_end(list); } mode_; })

int open(const char *path, int flags, ...) { mode_t mode = MODE_ARGUMENT(flags); return LOCKED(int, open_file(AT_FDCWD, path, flags, mode)); }
int open64(const char *path, int flags, ...) { mode_t mode = MODE_ARGUMENT(flags); return LOCKED(int, open_file(AT_FDCWD, path, flags, mode)); }
int openat(int folder, const char *path, int flags, ...) { mode_t mode = MODE_ARGUMENT(flags); return LOCKED(int, open_file(folder, path, flags, mode)); }
int openat64(int folder, const char *path, int flags, ...) { mode_t mode = MODE_ARGUMENT(flags); return LOCKED(int, open_file(folder, path, flags, mode)); }
int creat(const char *path, mode_t mode) { return LOCKED(int, open_file(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode)); }

static int rename_file(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    char path[PATH_MAX], new_path[PATH_MAX];
    bool counts = resolve(from_folder, from, path) && resolve(to_folder, to, new_path);
    if (counts) count_call();
    char *grave = counts ? bury(new_path) : NULL;
    int result = SYSTEM(SYS_renameat2, from_folder, from, to_folder, to, flags);
    struct entry *entry = counts && result == 0 ? note_name(RENAMED, path, new_path) : NULL;
    if (entry) entry->grave = grave;
    else if (grave) { int error = errno; SYSTEM(SYS_unlinkat, AT_FDCWD, grave, 0); free(grave); errno = error; }
    return result;
}

static int link_file(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char path[PATH_MAX], new_path[PATH_MAX];
    bool counts = resolve(from_folder, from, path) && resolve(to_folder, to, new_path);
    if (counts) count_call();
    int result = SYSTEM(SYS_linkat, from_folder, from, to_folder, to, flags);
    if (counts && result == 0) note_name(LINKED, path, new_path);
    return result;
}

static int delete_name(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    bool counts = resolve(folder, name, path);
    if (counts) count_call();
    char *grave = counts && !(flags & AT_REMOVEDIR) ? bury(path) : NULL;
    int result = SYSTEM(SYS_unlinkat, folder, name, flags);
    struct entry *entry = grave && result == 0 ? note_name(DELETED, path, NULL) : NULL;
    if (entry) entry->grave = grave;
    else if (grave) { int error = errno; SYSTEM(SYS_unlinkat, AT_FDCWD, grave, 0); free(grave); errno = error; }
    return result;
}

static int make_folder(int folder, const char *name, mode_t mode) {
    char path[PATH_MAX];
    bool counts = resolve(folder, name, path);
    if (counts) count_call();
    int result = SYSTEM(SYS_mkdirat, folder, name, mode);
    if (counts && result == 0) note_name(FOLDER, path, NULL);
    return result;
}

int rename(const char *from, const char *to) { return LOCKED(int, rename_file(AT_FDCWD, from, AT_FDCWD, to, 0)); }
int renameat(int a, const char *from, int b, const char *to) { return LOCKED(int, rename_file(a, from, b, to, 0)); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { return LOCKED(int, rename_file(a, from, b, to, flags)); }
int link(const char *from, const char *to) { return LOCKED(int, link_file(AT_FDCWD, from, AT_FDCWD, to, 0)); }
int linkat(int a, const char *from, int b, const char *to, int flags) { return LOCKED(int, link_file(a, from, b, to, flags)); }
int unlink(const char *path) { return LOCKED(int, delete_name(AT_FDCWD, path, 0)); }
int unlinkat(int folder, const char *path, int flags) { return LOCKED(int, delete_name(folder, path, flags)); }
int rmdir(const char *path) { return LOCKED(int, delete_name(AT_FDCWD, path, AT_REMOVEDIR)); }
int mkdir(const char *path, mode_t mode) { return LOCKED(int, make_folder(AT_FDCWD, path, mode)); }
int mkdirat(int folder, const char *path, mode_t mode) { return LOCKED(int, make_folder(folder, path, mode)); }

// MARK: Calls that a program makes by number

long syscall(long number, ...) {
    long a[6];
    va_list list;
    va_start(list, number);
    for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
    va_end(list);
    if (number == SYS_renameat2) return renameat2(a[0], (const char *)a[1], a[2], (const char *)a[3], a[4]);
    if (number == SYS_fallocate) return fallocate(a[0], a[1], a[2], a[3]);
    return SYSTEM(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
