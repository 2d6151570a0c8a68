// What a program does to the files of one folder, noted call by call, for tests that cut the
// power: loaded with LD_PRELOAD. It can also make calls fail, as a full or broken disk does.
//
//   REGEST_DISK_FOLDER  the folder, absolute and without links
//   REGEST_DISK_TRACE   the file to note the calls in
//   REGEST_DISK_FAIL    N:ERRNO[+]  the N-th call that changes something fails; with +, and
//                       all that follow. With 0 for ERRNO a write writes the half
//   REGEST_DISK_SYNC    N: the N-th sync of the write-ahead log fails
//   REGEST_DISK_ROOM    BYTES:FILE  files grow by so many bytes, until FILE is there
//
// A note is its kind (1 byte), a descriptor (4), a number (8), a length (4), and as many bytes;
// numbers in the machine's order. What is written to standard output is noted as acknowledged.
// The index of a write-ahead log (-shm) outlives no power failure and is left out.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { OTHER = 0, NOTED, FOLDER, INDEX, FILES = 4096 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char kind[FILES], is_wal[FILES];
static char *folders[FILES];
static const char *folder, *room_file;
static size_t folder_length;
static int trace = -1, fail_errno, fails_on, halves;
static long calls, fail_at, syncs, fail_sync, room = -1;

__attribute__((constructor)) static void begin(void) {
  const char *text;
  folder = getenv("REGEST_DISK_FOLDER");
  if (!folder) return;
  folder_length = strlen(folder);
  if ((text = getenv("REGEST_DISK_TRACE")))
    trace = (int)syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if ((text = getenv("REGEST_DISK_FAIL"))) {
    char *rest;
    fail_at = strtol(text, &rest, 10);
    fail_errno = (int)strtol(rest + 1, &rest, 10);
    fails_on = *rest == '+';
  }
  if ((text = getenv("REGEST_DISK_SYNC"))) fail_sync = strtol(text, NULL, 10);
  if ((text = getenv("REGEST_DISK_ROOM"))) {
    char *rest;
    room = strtol(text, &rest, 10);
    room_file = rest + 1;
  }
}

static int inside(const char *path) {
  return folder && strncmp(path, folder, folder_length) == 0 &&
         (path[folder_length] == '/' || path[folder_length] == 0);
}

static int ends(const char *path, const char *end) {
  size_t length = strlen(path);
  return length > 4 && strcmp(path + length - 4, end) == 0;
}

static int is_index(const char *path) { return ends(path, "-shm"); }

static int kind_of(int file) { return file >= 0 && file < FILES ? kind[file] : OTHER; }

static void put(const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    long written = syscall(SYS_write, trace, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) abort();
    next += written;
    count -= (size_t)written;
  }
}

static void note(char what, int file, uint64_t number, const void *bytes, size_t count) {
  if (trace < 0) return;
  char head[17];
  uint32_t length = (uint32_t)count;
  head[0] = what;
  memcpy(head + 1, &file, 4);
  memcpy(head + 5, &number, 8);
  memcpy(head + 13, &length, 4);
  put(head, sizeof head);
  put(bytes, count);
}

static void note_path(char what, int file, uint64_t number, const char *path) {
  note(what, file, number, path, strlen(path));
}

// Whether the next call that changes something fails.
static int fails(void) {
  halves = 0;
  if (!fail_at) return 0;
  calls += 1;
  if (calls != fail_at && !(fails_on && calls > fail_at)) return 0;
  halves = !fail_errno;
  if (halves) return 0;
  errno = fail_errno;
  return 1;
}

static int has_no_room(int file, off_t end) {
  struct stat status;
  if (room < 0 || fstat(file, &status) || end <= status.st_size) return 0;
  if (access(room_file, F_OK) == 0) return 0;
  room -= end - status.st_size;
  if (room >= 0) return 0;
  room = 0;
  errno = ENOSPC;
  return 1;
}

static int opening(int at, const char *path, int flags, mode_t mode) {
  if (!folder || (path[0] != '/' && at == AT_FDCWD) || (path[0] == '/' && !inside(path)))
    return (int)syscall(SYS_openat, at, path, flags, mode);
  if (path[0] != '/') {
    if (kind_of(at) == OTHER) return (int)syscall(SYS_openat, at, path, flags, mode);
    abort();  // A name below an open folder is not followed here.
  }
  pthread_mutex_lock(&mutex);
  int writes = (flags & O_ACCMODE) != O_RDONLY;
  int file = writes && (flags & O_CREAT) && fails()
                 ? -1 : (int)syscall(SYS_openat, at, path, flags, mode);
  int error = errno;
  if (file >= 0 && file < FILES) {
    struct stat status;
    kind[file] = OTHER;
    is_wal[file] = (char)ends(path, "-wal");
    if (is_index(path)) kind[file] = INDEX;
    else if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
      kind[file] = FOLDER;
      free(folders[file]);
      folders[file] = strdup(path);
    } else if (writes) {
      kind[file] = NOTED;
      note_path('O', file, (flags & O_TRUNC) != 0, path);
    }
  }
  pthread_mutex_unlock(&mutex);
  errno = error;
  return file;
}

#define MODE(flags)                              \
  mode_t mode = 0;                               \
  if ((flags) & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY))) { \
    va_list rest;                                \
    va_start(rest, flags);                       \
    mode = va_arg(rest, mode_t);                 \
    va_end(rest);                                \
  }
int open(const char *path, int flags, ...) { MODE(flags) return opening(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opening(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opening(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opening(at, path, flags | O_LARGEFILE, mode); }

int close(int file) {
  pthread_mutex_lock(&mutex);
  if (file >= 0 && file < FILES) kind[file] = OTHER;
  int result = (int)syscall(SYS_close, file);
  int error = errno;
  pthread_mutex_unlock(&mutex);
  errno = error;
  return result;
}

static ssize_t writing(int file, const void *bytes, size_t count, off_t offset) {
  pthread_mutex_lock(&mutex);
  ssize_t result = -1;
  if (!fails() && !has_no_room(file, offset + (off_t)count)) {
    if (halves && count > 1) count /= 2;
    result = syscall(SYS_pwrite64, file, bytes, count, offset);
    if (result > 0 && kind_of(file) == NOTED) note('W', file, (uint64_t)offset, bytes, (size_t)result);
  }
  int error = errno;
  pthread_mutex_unlock(&mutex);
  errno = error;
  return result;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  if (kind_of(file) == OTHER) return syscall(SYS_pwrite64, file, bytes, count, offset);
  return writing(file, bytes, count, offset);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
  return pwrite(file, bytes, count, offset);
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (file == 1 && trace >= 0) {
    pthread_mutex_lock(&mutex);
    note('A', file, 0, bytes, count);
    ssize_t result = syscall(SYS_write, file, bytes, count);
    pthread_mutex_unlock(&mutex);
    return result;
  }
  if (kind_of(file) == OTHER) return syscall(SYS_write, file, bytes, count);
  int appends = fcntl(file, F_GETFL) & O_APPEND;
  ssize_t result = writing(file, bytes, count, lseek(file, 0, appends ? SEEK_END : SEEK_CUR));
  if (result > 0) lseek(file, result, SEEK_CUR);
  return result;
}

int ftruncate(int file, off_t length) {
  if (kind_of(file) == OTHER) return (int)syscall(SYS_ftruncate, file, length);
  pthread_mutex_lock(&mutex);
  int result = fails() ? -1 : (int)syscall(SYS_ftruncate, file, length);
  int error = errno;
  if (result == 0 && kind_of(file) == NOTED) note('T', file, (uint64_t)length, "", 0);
  pthread_mutex_unlock(&mutex);
  errno = error;
  return result;
}
int ftruncate64(int file, off_t length) { return ftruncate(file, length); }

static int syncing(long call, int file) {
  if (kind_of(file) == OTHER) return (int)syscall(call, file);
  pthread_mutex_lock(&mutex);
  int breaks = is_wal[file] && ++syncs == fail_sync;
  if (breaks) errno = EIO;
  int result = breaks || fails() ? -1 : (int)syscall(call, file);
  int error = errno;
  if (kind_of(file) == NOTED) note(result == 0 ? 'S' : 'F', file, 0, "", 0);
  if (result == 0 && kind_of(file) == FOLDER) note_path('D', file, 0, folders[file]);
  pthread_mutex_unlock(&mutex);
  errno = error;
  return result;
}
int fsync(int file) { return syncing(SYS_fsync, file); }
int fdatasync(int file) { return syncing(SYS_fdatasync, file); }

// A change of names; both paths absolute, or it is none of ours.
static int naming(char what, const char *path, const char *other, int (*act)(const char *, const char *)) {
  if (!folder || !inside(path)) return act(path, other);
  pthread_mutex_lock(&mutex);
  int result = fails() ? -1 : act(path, other);
  int error = errno;
  if (result == 0 && !is_index(path)) {
    char both[8192];
    int length = snprintf(both, sizeof both, "%s%s%s", path, other ? "\n" : "", other ? other : "");
    note(what, 0, 0, both, (size_t)length);
  }
  pthread_mutex_unlock(&mutex);
  errno = error;
  return result;
}
static int do_rename(const char *path, const char *other) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, 0);
}
static int do_unlink(const char *path, const char *other) {
  (void)other;
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
static int do_rmdir(const char *path, const char *other) {
  (void)other;
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);
}
static int do_mkdir(const char *path, const char *other) {
  (void)other;
  return (int)syscall(SYS_mkdirat, AT_FDCWD, path, 0777);
}
int rename(const char *path, const char *other) { return naming('R', path, other, do_rename); }
int renameat(int at, const char *path, int to, const char *other) {
  if (path[0] != '/' || other[0] != '/') return (int)syscall(SYS_renameat2, at, path, to, other, 0);
  return rename(path, other);
}
int unlink(const char *path) { return naming('U', path, NULL, do_unlink); }
int rmdir(const char *path) { return naming('X', path, NULL, do_rmdir); }
int mkdir(const char *path, mode_t mode) {
  if (!folder || !inside(path)) return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
  return naming('M', path, NULL, do_mkdir);
}
