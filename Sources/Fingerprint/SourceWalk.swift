/// One walk over the roots of a listing.
///
/// The walk keeps a list of folders still to be entered instead of calling
/// itself, so that a deep tree costs neither stack nor descriptors.
struct SourceWalk: ~Copyable {
  private(set) var files: [PathBytes] = []
  private(set) var findings: [FileFinding] = []

  private let excluded: Set<PathBytes>
  private var cursor: FolderCursor
  /// The path of the folder being listed and the length of each of its prefixes
  /// that is a folder, from the root on.
  private var path: [UInt8] = []
  private var ends: [Int] = []
  /// Folders to enter: how many of `ends` lead to the parent, and the name there.
  private var pending: [(depth: Int, name: [UInt8])] = []

  /// Prepares a walk below an open folder, which must outlive it.
  init(base: Int32, excluding: [PathBytes]) {
    cursor = FolderCursor(base: base)
    excluded = Set(excluding)
  }

  /// Adds the files in and below one normalized root.
  mutating func visit(_ root: PathBytes) {
    if excluded.contains(where: root.isInside) { return }
    path = []
    ends = []
    pending = []
    if root.bytes == [PathBytes.dot] {
      listFolder()
    } else {
      visitNamed(root)
    }
    while let next = pending.popLast() {
      // The list is worked from its end, so the parent is on the current path.
      ends.removeSubrange((next.depth)...)
      path.removeSubrange((ends.last ?? 0)...)
      append(next.name)
      listFolder()
    }
  }

  /// Looks what a root other than the base is.
  private mutating func visitNamed(_ root: PathBytes) {
    let split = root.bytes.lastIndex(of: PathBytes.slash)
    let folder = root.bytes[..<(split ?? 0)]
    let name = root.bytes[(split.map { $0 + 1 } ?? 0)...]
    guard enter(folder) else { return }
    do throws(ErrorNumber) {
      let kind = try FileStatus(of: name, in: cursor.descriptor).kind
      if kind == .directory {
        append(Array(root.bytes))
        listFolder()
      } else {
        add(root, name, kind)
      }
    } catch {
      findings.append(FileFinding(path: root, problem: FileProblem.problem(for: error)))
    }
  }

  /// Moves to a folder, or reports what is in the way.
  private mutating func enter(_ folder: ArraySlice<UInt8>) -> Bool {
    do throws(FolderCursor.Obstacle) {
      try cursor.move(to: folder)
      return true
    } catch {
      findings.append(FileFinding(path: error.path, problem: error.problem))
      return false
    }
  }

  /// Takes in the folder at `path`.
  private mutating func listFolder() {
    guard enter(path[...]) else { return }
    let entries: [FolderEntries.Entry]
    do throws(ErrorNumber) {
      entries = try FolderEntries.read(cursor.descriptor)
    } catch {
      let folder = path.isEmpty ? PathBytes([PathBytes.dot]) : PathBytes(path)
      findings.append(FileFinding(path: folder, problem: FileProblem.problem(for: error)))
      return
    }
    for entry in entries {
      let full = PathBytes(path + (path.isEmpty ? [] : [PathBytes.slash]) + entry.name)
      if excluded.contains(full) { continue }
      do throws(ErrorNumber) {
        let kind = try kind(of: entry)
        if kind == .directory {
          if !entry.name.elementsEqual(".git".utf8) {
            pending.append((ends.count, entry.name))
          }
        } else {
          add(full, entry.name[...], kind)
        }
      } catch {
        findings.append(FileFinding(path: full, problem: FileProblem.problem(for: error)))
      }
    }
  }

  /// What an entry is, asking the system where the folder does not say.
  private func kind(of entry: FolderEntries.Entry) throws(ErrorNumber) -> FileStatus.Kind {
    if let kind = entry.kind { return kind }
    return try FileStatus(of: entry.name[...], in: cursor.descriptor).kind
  }

  /// Files what is not a folder, seen from the current one.
  private mutating func add(
    _ path: PathBytes, _ name: ArraySlice<UInt8>, _ kind: FileStatus.Kind
  ) {
    if let problem = FileProblem.problem(of: kind, name, in: cursor.descriptor) {
      findings.append(FileFinding(path: path, problem: problem))
    } else {
      files.append(path)
    }
  }

  private mutating func append(_ name: [UInt8]) {
    if !path.isEmpty { path.append(PathBytes.slash) }
    path += name
    ends.append(path.count)
  }
}
