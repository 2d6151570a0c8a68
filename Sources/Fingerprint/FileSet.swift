internal import CLinux
internal import Glibc

/// Files that belong together and take their names in a folder together.
///
///     let set = try FileSet(in: "issued", names: ["records.jsonl", "manifest.json"])
///     try FileStore.write(records, to: set.temporary.appending("records.jsonl"))
///     try FileStore.write(statement, to: set.temporary.appending("manifest.json"))
///     try set.finish()
///
/// Where the folder is new, or holds no other files but those that are carried along, it is
/// exchanged as a whole: a run that is killed leaves the old files or the new ones. Where it holds other things, belongs to
/// somebody else, is a mount point or a link, or the file system cannot exchange folders,
/// the files are moved one after another, the last named last. What is not finished is
/// removed; a run that is killed may leave `.regest-….tmp` behind.
public struct FileSet: ~Copyable {
  /// Where the files will be.
  public let folder: PathBytes
  /// Where they are written until then.
  public let temporary: PathBytes
  /// The files of the folder that are carried along, by name.
  public let carried: [PathBytes]
  private let names: [PathBytes]
  private let way: Way
  /// Carried files that get another name, each the first that something is done about.
  private var moves: [(old: PathBytes, new: PathBytes)] = []
  /// Whether the temporary folder is the old one now.
  private var isExchanged = false

  private enum Way { case new, exchange, single }

  /// Begins a set; the folder is made, with those above it.
  ///
  /// - Parameter carries: which other files of the folder stay in it, by their names.
  /// - Throws: ``FileSystemError`` when nothing can be written there.
  public init(
    in folder: PathBytes, names: [PathBytes], carrying carries: (PathBytes) -> Bool = { _ in false }
  ) throws(FileSystemError) {
    let folder = folder.normalized
    self.folder = folder
    self.names = names
    carried = Self.files(in: folder).filter { !names.contains($0) && carries($0) }
    guard let parent = folder.parent, folder != "." else {
      (way, temporary) = (.single, try NewFolder.make(in: folder, for: folder))
      return
    }
    try FileStore.createDirectory(parent)
    if FileStore.kind(of: folder) == nil {
      (way, temporary) = (.new, try NewFolder.make(in: parent, for: folder))
    } else if let temporary = Self.twin(of: folder, beside: parent, holding: names + carried) {
      (way, self.temporary) = (.exchange, temporary)
    } else {
      try FileStore.createDirectory(folder)
      (way, temporary) = (.single, try NewFolder.make(in: folder, for: folder))
    }
  }

  /// The files of a folder; none where it cannot be read.
  private static func files(in folder: PathBytes) -> [PathBytes] {
    let names = (try? FileStore.names(in: folder)) ?? []
    return names.filter { FileStore.size(of: folder.appending($0)) != nil }
  }

  /// Gives a carried file another name once the set is finished. Where something has that
  /// name already, also by an earlier call, the file keeps its own.
  public mutating func move(_ name: PathBytes, to other: PathBytes) {
    moves.append((name, other))
  }

  /// A new folder that can stand for an old one; nil where the old one has more to it than
  /// these files.
  private static func twin(
    of folder: PathBytes, beside parent: PathBytes, holding names: [PathBytes]
  ) -> PathBytes? {
    do {
      let open = try Descriptor(
        opening: folder.bytes[...], flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
      // Who stands in it would stand in a removed one.
      let current = try FileStatus(of: [PathBytes.dot][...], followingLinks: true)
      let listing = try FolderEntries(of: open.number)
      for entry in listing.entries {
        let name = listing.name(of: entry)
        guard names.contains(where: { $0.bytes.elementsEqual(name) }),
          try FileStatus(of: name, in: open.number).kind == .file
        else { return nil }
      }
      let old = try FileStatus(of: open.number)
      if old.identity == current.identity { return nil }
      let temporary = try NewFolder.make(in: parent, for: folder)
      let twin = try Descriptor(opening: temporary.bytes[...], flags: Descriptor.folderFlags)
      _ = try System.retrying { fchmod(twin.number, old.mode) }
      let new = try FileStatus(of: twin.number)
      if new.owner == old.owner, new.mode == old.mode,
        new.identity.device == old.identity.device,
        try attributes(of: twin.number) == attributes(of: open.number)
      {
        return temporary
      }
      FileStore.removeTree(temporary)
      return nil
    } catch {
      return nil
    }
  }

  /// A folder's extended attributes, labels and access lists among them: each name with its
  /// value.
  private static func attributes(of folder: Int32) throws(ErrorNumber) -> [[UInt8]: [UInt8]] {
    var names = [UInt8](repeating: 0, count: 64 << 10)
    let length = unsafe names.withUnsafeMutableBytes { buffer in
      unsafe regest_attributes(folder, buffer.baseAddress, buffer.count)
    }
    if length < 0 {
      guard errno == ENOTSUP else { throw ErrorNumber(errno) }
      return [:]
    }
    var attributes: [[UInt8]: [UInt8]] = [:]
    var value = [UInt8](repeating: 0, count: 64 << 10)
    for name in names[..<length].split(separator: 0) {
      let size = try unsafe System.withCString(name) { (name) throws(ErrorNumber) in
        try System.retrying {
          unsafe value.withUnsafeMutableBytes { buffer in
            unsafe regest_attribute(folder, name, buffer.baseAddress, buffer.count)
          }
        }
      }
      attributes[Array(name)] = Array(value[..<size])
    }
    return attributes
  }

  /// Gives the files their names.
  ///
  /// - Precondition: each of them was written below ``temporary`` and synced.
  /// - Throws: ``FileSystemError``; the old files are then as they were, unless files had
  ///   to be moved one by one, or the operation is `sync` on the folder's parent: then the
  ///   new ones are in place but may not outlive a power failure.
  public consuming func finish() throws(FileSystemError) {
    switch way {
    case .new: try rename(UInt32(REGEST_RENAME_NOREPLACE))
    case .exchange:
      try carry()
      try rename(UInt32(REGEST_RENAME_EXCHANGE))
    case .single: try move()
    }
  }

  /// Puts the carried files into the new folder as well, under the names they are to have.
  private func carry() throws(FileSystemError) {
    for name in carried {
      do throws(ErrorNumber) {
        try Self.link(folder.appending(name), to: temporary.appending(name))
      } catch {
        // Not every file system has links; the files are small.
        let bytes = try FileStore.read(folder.appending(name), limit: 1 << 30)
        try FileStore.create(temporary.appending(name), holding: bytes)
      }
    }
    moveCarried(in: temporary)
  }

  private func moveCarried(in folder: PathBytes) {
    for (old, new) in moves {
      let (old, new) = (folder.appending(old), folder.appending(new))
      do throws(ErrorNumber) {
        try Self.rename(old, to: new, UInt32(REGEST_RENAME_NOREPLACE))
      } catch {
        // The file system may not know that flag.
        if error.code == EINVAL, FileStore.kind(of: new) == nil {
          try? FileStore.rename(old, to: new)
        }
      }
    }
  }

  private static func link(_ old: PathBytes, to new: PathBytes) throws(ErrorNumber) {
    try unsafe System.withCString(old.bytes[...]) { (old) throws(ErrorNumber) in
      try unsafe System.withCString(new.bytes[...]) { (new) throws(ErrorNumber) in
        _ = try System.retrying { unsafe linkat(AT_FDCWD, old, AT_FDCWD, new, 0) }
      }
    }
  }

  private mutating func rename(_ flags: UInt32) throws(FileSystemError) {
    do throws(ErrorNumber) {
      try Self.rename(temporary, to: folder, flags)
    } catch {
      // Something has taken the name, or this file system, or a mount, allows no exchange.
      guard [EINVAL, EEXIST, ENOSYS, EBUSY, EXDEV, EPERM].contains(error.code) else {
        throw FileSystemError(path: folder, operation: .rename, errno: error.code)
      }
      try FileStore.createDirectory(folder)
      try move()
      return
    }
    if way == .exchange {
      isExchanged = true
      removeOld()
    }
    if let parent = folder.parent { try FileStore.sync(folder: parent) }
  }

  /// Removes the old folder, and first brings what somebody has put into it meanwhile into
  /// the new one.
  private func removeOld() {
    let names = (names + carried).map(\.bytes)
    guard let open = try? Descriptor(opening: temporary.bytes[...], flags: Descriptor.folderFlags),
      let listing = try? FolderEntries(of: open.number)
    else { return }
    for entry in listing.entries {
      let name = Array(listing.name(of: entry))
      let old = temporary.appending(PathBytes(name))
      if names.contains(name) {
        try? FileStore.removeFile(old)
      } else {
        try? Self.rename(
          old, to: folder.appending(PathBytes(name)), UInt32(REGEST_RENAME_NOREPLACE))
      }
    }
    try? FileStore.removeFolder(temporary)
  }

  private static func rename(
    _ old: PathBytes, to new: PathBytes, _ flags: UInt32
  ) throws(ErrorNumber) {
    try unsafe System.withCString(old.bytes[...]) { (old) throws(ErrorNumber) in
      try unsafe System.withCString(new.bytes[...]) { (new) throws(ErrorNumber) in
        _ = try System.retrying { unsafe regest_rename(old, new, flags) }
      }
    }
  }

  /// Moves the files one by one.
  private func move() throws(FileSystemError) {
    for name in names {
      try FileStore.rename(temporary.appending(name), to: folder.appending(name))
    }
    moveCarried(in: folder)
    try FileStore.sync(folder: folder)
  }

  deinit {
    // Empty, or what was not finished.
    if !isExchanged { FileStore.removeTree(temporary) }
  }
}
