// What Linux has and Swift's modules of the C library leave out.

#include <spawn.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Waits until the disk has all of the file system that `descriptor` is open on (syncfs(2)).
int syncfs(int descriptor);

/// Lets a program that is started have no open file from `descriptor` on (glibc 2.34).
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int descriptor);

/// Opens `path` below the open `folder` without following a link on the way or at its end
/// (openat2(2), Linux 5.6). Older systems set `errno` to `ENOSYS`, and some sandboxes to `EPERM`.
static inline int open_beneath(int folder, const char *path, int flags, int mode) {
  // `struct open_how` of <linux/openat2.h>, which not every C library comes with.
  struct {
    uint64_t flags, mode, resolve;
  } how = {(uint32_t)flags, (uint32_t)mode, 0x04 | 0x08};  // RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH
#ifdef SYS_openat2
  return (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
#else
  return (int)syscall(437, folder, path, &how, sizeof how);
#endif
}
