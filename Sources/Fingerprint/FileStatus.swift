internal import Glibc

/// What the system says about a file without reading it.
struct FileStatus: Equatable {
  /// A kind of directory entry.
  enum Kind: Equatable {
    case file, directory, symbolicLink, other
    case special(FileProblem.SpecialKind)
  }

  /// One file on this machine, whatever its names.
  struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  /// A time in seconds and nanoseconds.
  struct Time: Equatable {
    let seconds: Int
    let nanoseconds: Int
  }

  /// Whose a file is.
  struct Owner: Equatable {
    let user: UInt32
    let group: UInt32
  }

  let kind: Kind
  let identity: Identity
  /// Bytes, not counting what is allocated.
  let size: UInt64
  let modified: Time
  /// When content or metadata last changed; no program can set it back.
  let changed: Time
  /// How many names the file has.
  let links: UInt64
  /// Whether the owner may execute the file, or enter the folder.
  let isExecutable: Bool
  /// All bits of the mode but those of the kind.
  let mode: UInt32
  /// The user and the group that the file belongs to.
  let owner: Owner
  /// The nine bits of who may read, write and execute.
  let permissions: UInt32

  /// The status of an open file.
  init(of descriptor: Int32) throws(ErrorNumber) {
    var status = stat()
    _ = try System.retrying { unsafe fstat(descriptor, &status) }
    self.init(status)
  }

  /// The status of a name in an open folder; of a link itself unless followed.
  init(
    of name: ArraySlice<UInt8>, in folder: Int32 = AT_FDCWD, followingLinks: Bool = false
  ) throws(ErrorNumber) {
    var status = stat()
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    try unsafe System.withCString(name) { (path) throws(ErrorNumber) in
      _ = try System.retrying { unsafe fstatat(folder, path, &status, flags) }
    }
    self.init(status)
  }

  private init(_ status: stat) {
    kind = Kind(mode: status.st_mode)
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = UInt64(clamping: status.st_size)
    modified = Time(seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    changed = Time(seconds: status.st_ctim.tv_sec, nanoseconds: status.st_ctim.tv_nsec)
    links = UInt64(status.st_nlink)
    isExecutable = status.st_mode & S_IXUSR != 0
    mode = UInt32(status.st_mode & 0o7777)
    owner = Owner(user: status.st_uid, group: status.st_gid)
    permissions = UInt32(status.st_mode & 0o777)
  }
}

extension FileStatus.Kind {
  /// Reads the type bits of a mode.
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .directory
    case S_IFLNK: self = .symbolicLink
    case S_IFIFO: self = .special(.fifo)
    case S_IFSOCK: self = .special(.socket)
    case S_IFCHR: self = .special(.characterDevice)
    case S_IFBLK: self = .special(.blockDevice)
    default: self = .other
    }
  }

  /// Reads the type of a directory entry; nil when the file system leaves it out.
  init?(entryType: UInt8) {
    switch Int(entryType) {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .directory
    case Int(DT_LNK): self = .symbolicLink
    case Int(DT_FIFO): self = .special(.fifo)
    case Int(DT_SOCK): self = .special(.socket)
    case Int(DT_CHR): self = .special(.characterDevice)
    case Int(DT_BLK): self = .special(.blockDevice)
    default: return nil
    }
  }
}
