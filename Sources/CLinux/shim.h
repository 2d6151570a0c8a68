#ifndef REGEST_CLINUX_SHIM_H
#define REGEST_CLINUX_SHIM_H

#include <stddef.h>
#include <stdint.h>
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

#endif
