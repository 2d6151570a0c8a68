internal import CLinux
internal import Glibc
internal import Synchronization

/// A folder that is filled under a name nobody else has and takes its own as a whole.
///
///     let folder = try NewFolder(at: "bags/letters")
///     try FileStore.write(bytes, to: folder.temporary.appending("bagit.txt"))
///     try folder.finish()
///
/// It never takes the place of anything. What is not finished is removed; a run that is
/// killed may leave `.regest-….tmp` beside the name, never a folder that is not whole.
public struct NewFolder: ~Copyable {
  private static let counter = Atomic<UInt64>(0)

  /// Where the folder will be.
  public let path: PathBytes
  /// Where it is until then: a folder beside it.
  public let temporary: PathBytes
  private let parent: PathBytes

  /// Makes the folder under its temporary name.
  ///
  /// - Throws: ``FileSystemError``, with `EEXIST` when something has the name already.
  public init(at path: PathBytes) throws(FileSystemError) {
    let plain = path.normalized
    guard let name = plain.lastComponent, name != ".", let parent = plain.parent else {
      throw FileSystemError(path: path, operation: .createDirectory, errno: EINVAL)
    }
    do throws(ErrorNumber) {
      _ = try FileStatus(of: plain.bytes[...])
      throw ErrorNumber(EEXIST)
    } catch {
      guard error.code == ENOENT else {
        throw FileSystemError(path: path, operation: .createDirectory, errno: error.code)
      }
    }
    let temporary = try Self.make(in: parent, for: path)
    self.path = plain
    self.parent = parent
    self.temporary = temporary
  }

  /// Whether a name is one of those that files and folders have until they are finished:
  /// `.regest-1904-0.tmp`.
  static func isTemporary(_ name: ArraySlice<UInt8>) -> Bool {
    let (head, tail) = (Array(".regest-".utf8), Array(".tmp".utf8))
    guard name.starts(with: head), name.count > head.count + tail.count,
      name.suffix(tail.count).elementsEqual(tail)
    else { return false }
    return name.dropFirst(head.count).dropLast(tail.count).allSatisfy {
      $0 == UInt8(ascii: "-") || ($0 &- 0x30) < 10
    }
  }

  /// A new folder under a name that was free.
  static func make(
    in parent: PathBytes, for path: PathBytes
  ) throws(FileSystemError) -> PathBytes {
    var code = EEXIST
    // A killed run with the same process number may have left names behind.
    for _ in 0..<1000 where code == EEXIST {
      let number = counter.add(1, ordering: .relaxed).oldValue
      let name = parent.appending(PathBytes(".regest-\(getpid())-\(number).tmp"))
      do throws(ErrorNumber) {
        try unsafe System.withCString(name.bytes[...]) { (name) throws(ErrorNumber) in
          _ = try System.retrying { unsafe mkdir(name, 0o777) }
        }
        return name
      } catch {
        code = error.code
      }
    }
    throw FileSystemError(path: path, operation: .createDirectory, errno: code)
  }

  /// Brings all that is in the folder to the disk and gives it its name.
  ///
  /// - Throws: ``FileSystemError``, with the operation `rename` and `EEXIST` when something
  ///   has taken the name meanwhile. The folder is then removed, unless the operation is
  ///   `sync` on its parent: then it has its name but may not outlive a power failure.
  public consuming func finish() throws(FileSystemError) {
    do throws(ErrorNumber) {
      let folder = try Descriptor(opening: temporary.bytes[...], flags: O_RDONLY | O_DIRECTORY)
      // One call for the whole file system: a call for each of a million files takes hours.
      _ = try System.retrying { regest_syncfs(folder.number) }
    } catch {
      throw FileSystemError(path: path, operation: .sync, errno: error.code)
    }
    do throws(ErrorNumber) {
      try unsafe System.withCString(temporary.bytes[...]) { (old) throws(ErrorNumber) in
        try unsafe System.withCString(path.bytes[...]) { (new) throws(ErrorNumber) in
          _ = try System.retrying {
            unsafe regest_rename(old, new, UInt32(REGEST_RENAME_NOREPLACE))
          }
        }
      }
    } catch {
      throw FileSystemError(path: path, operation: .rename, errno: error.code)
    }
    try FileStore.sync(folder: parent)
  }

  deinit {
    // After the renaming nothing has the temporary name.
    FileStore.removeTree(temporary)
  }
}

extension FileStore {
  /// Removes a folder with all it holds, as far as the system lets us; what cannot be
  /// removed stays. Links are removed and not followed.
  static func removeTree(_ path: PathBytes) {
    var folders = [path]
    var next = 0
    while next < folders.count {
      let folder = folders[next]
      next += 1
      guard let open = try? Descriptor(opening: folder.bytes[...], flags: Descriptor.folderFlags),
        let listing = try? FolderEntries(of: open.number)
      else { continue }
      for entry in listing.entries {
        let name = listing.name(of: entry)
        if !remove(name, in: open.number) {
          folders.append(folder.appending(PathBytes(Array(name))))
        }
      }
    }
    for folder in folders.reversed() { _ = remove(folder.bytes[...], in: AT_FDCWD, AT_REMOVEDIR) }
  }

  /// Whether a name could be removed.
  private static func remove(
    _ name: ArraySlice<UInt8>, in folder: Int32, _ flags: Int32 = 0
  ) -> Bool {
    do throws(ErrorNumber) {
      try unsafe System.withCString(name) { (name) throws(ErrorNumber) in
        _ = try System.retrying { unsafe unlinkat(folder, name, flags) }
      }
      return true
    } catch {
      return false
    }
  }
}
