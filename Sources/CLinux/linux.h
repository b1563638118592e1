// What Linux has and Swift's modules of the C library leave out.

/// Waits until the disk has all of the file system that `descriptor` is open on (syncfs(2)).
int syncfs(int descriptor);
