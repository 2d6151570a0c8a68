#ifndef REGEST_CLINUX_SHIM_H
#define REGEST_CLINUX_SHIM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// The C library hides its getdents64 from those who do not ask for GNU extensions.
static inline long regest_getdents64(int folder, void *buffer, size_t size) {
  return syscall(SYS_getdents64, folder, buffer, size);
}

// openat2(2), Linux 5.6 and later. The C library has no function for it, and Swift cannot
// call the variadic syscall(2). Number, structure and flags are the same everywhere.
#ifndef SYS_openat2
#define SYS_openat2 437
#endif

struct regest_open_how {
  uint64_t flags;
  uint64_t mode;
  uint64_t resolve;
};

enum { REGEST_RESOLVE_NO_SYMLINKS = 0x04, REGEST_RESOLVE_BENEATH = 0x08 };

static inline int regest_openat2(int folder, const char *path, const struct regest_open_how *how) {
  return (int)syscall(SYS_openat2, folder, path, how, sizeof *how);
}

// Lets a file share the blocks of another (FICLONE); Swift cannot call the variadic ioctl(2).
// The number is that of <linux/fs.h>, which not every system with a C library has.
static inline int regest_clone(int to, int from) { return ioctl(to, _IOW(0x94, 9, int), from); }

// What leaves a time as it is: UTIME_OMIT of <sys/stat.h>, a cast that Swift cannot read.
enum { REGEST_UTIME_OMIT = (1 << 30) - 2 };

// syncfs(2) and renameat2(2) are hidden for the same reason as getdents64. The number is
// AT_FDCWD, the flags those of <linux/fs.h>.
enum { REGEST_RENAME_NOREPLACE = 1, REGEST_RENAME_EXCHANGE = 2 };

static inline int regest_syncfs(int file) { return (int)syscall(SYS_syncfs, file); }

static inline int regest_rename(const char *from, const char *to, unsigned flags) {
  return (int)syscall(SYS_renameat2, -100, from, -100, to, flags);
}

// The names of an open file's extended attributes; <sys/xattr.h> is no part of Swift's Glibc.
static inline long regest_attributes(int file, void *names, size_t size) {
  return syscall(SYS_flistxattr, file, names, size);
}

static inline long regest_attribute(int file, const char *name, void *value, size_t size) {
  return syscall(SYS_fgetxattr, file, name, value, size);
}

#endif
