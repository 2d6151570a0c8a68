/// One walk over the roots of a tree, which meets the files in the byte order of their
/// paths.
///
/// Each folder's entries are sorted before the first is looked at, and a folder is
/// entered in its place. So a file's index is known as soon as it is met, and others can
/// read while the walk goes on. The walk keeps a list of folders it is in instead of
/// calling itself, so that a deep tree costs neither stack nor descriptors.
struct SourceWalk: ~Copyable {
  private(set) var findings: [FileFinding] = []
  private(set) var emptyFolders: [PathBytes] = []

  /// From this size on a file is read before small ones, in bytes.
  static let largeSize: UInt64 = 8 << 20
  /// Where one file of a folder has this size, the sizes of the others are asked for:
  /// then asking costs little beside reading.
  private static let tellingSize: UInt64 = 256 << 10
  /// Of the files of a folder one in so many is asked for its size.
  private static let sampling = 16

  private let table: FileTable
  private let queue: ReadingQueue
  private let witness: ReadingWitness?
  /// Excluded names by the folder they are in.
  private var excluded: [PathBytes: Set<[UInt8]>] = [:]
  private let roots: Set<PathBytes>
  private let passesOverGit: Bool
  private let omission: SourceTree.Omission?
  private var cursor: FolderCursor
  private var frames: [Frame] = []
  /// The path of the folder that the last frame is about.
  private var path: [UInt8] = []

  /// A folder that the walk is in.
  private struct Frame {
    /// The length of its path.
    var length: Int
    var listing: FolderEntries
    var position = 0
    /// Its number in the table, once it has a file there.
    var number: UInt32?
  }

  /// Prepares a walk below an open folder, which must outlive it.
  ///
  /// - Parameters:
  ///   - roots: normalized paths.
  ///   - excluding: normalized paths.
  ///   - passingOverGit: whether folders named `.git` that are no roots are left out.
  ///   - way: how folders are opened.
  ///   - witness: told of what is no file.
  ///   - omission: asked in each folder what else is left out.
  init(
    base: Int32, roots: [PathBytes], excluding: [PathBytes], passingOverGit: Bool = true,
    way: FolderOpening.Way, table: FileTable, queue: ReadingQueue, witness: ReadingWitness? = nil,
    omission: SourceTree.Omission? = nil
  ) {
    passesOverGit = passingOverGit
    self.omission = omission
    self.table = table
    self.queue = queue
    self.witness = witness
    self.roots = Set(roots).filter { root in !excluding.contains(where: root.isInside) }
    cursor = FolderCursor(base: base, way: way)
    for path in excluding {
      guard let name = path.lastComponent else { continue }
      let parent = path.parent ?? "."
      excluded[parent, default: []].insert(name.bytes)
    }
  }

  /// Walks over all roots, adds their files to the table and tells the queue of them.
  mutating func run() {
    var listing = FolderEntries()
    var inner = FolderEntries()
    for root in roots where root != "." {
      // The walk over the outer one meets it; but one that is not there must be told.
      if isInner(root, of: roots) {
        add(root: root, to: &inner)
      } else {
        add(root: root, to: &listing)
      }
    }
    if roots.contains(".") {
      enterFolder()
    } else {
      listing.sort()
      frames.append(Frame(length: 0, listing: listing))
    }
    while !frames.isEmpty, !Interruption.isAsked { step() }
    queue.close()
  }

  /// Whether a path lies below another one of a set.
  private func isInner(_ path: PathBytes, of others: Set<PathBytes>) -> Bool {
    var above = path.parent
    while let folder = above {
      if others.contains(folder) { return true }
      above = folder == "." ? nil : folder.parent
    }
    return false
  }

  /// Lists a root as seen from the folder at `path`, if it is a file or a folder.
  private mutating func add(root: PathBytes, to listing: inout FolderEntries) {
    let split = root.bytes.lastIndex(of: PathBytes.slash)
    let name = root.bytes[(split.map { $0 + 1 } ?? 0)...]
    guard move(to: root.bytes[..<(split ?? 0)]) else { return }
    guard let kind = kind(nil, of: name, orReport: root) else { return }
    listing.add(root.bytes[(path.isEmpty ? 0 : path.count + 1)...], kind: kind)
  }

  private mutating func report(_ path: PathBytes, _ problem: FileProblem) {
    let finding = FileFinding(path: path, problem: problem)
    findings.append(finding)
    witness?.passed(finding)
  }

  /// Moves to a folder, or reports what is in the way.
  private mutating func move(to folder: ArraySlice<UInt8>) -> Bool {
    do throws(FolderCursor.Obstacle) {
      try cursor.move(to: folder)
      return true
    } catch {
      report(error.path, error.problem)
      return false
    }
  }

  /// Goes on in the folder that the last frame is about: up to the next folder in it, or
  /// out of it.
  private mutating func step() {
    var frame = frames.removeLast()
    path.removeSubrange(frame.length...)
    while frame.position < frame.listing.entries.count {
      let entry = frame.listing.entries[frame.position]
      let name = frame.listing.name(of: entry)
      frame.position += 1
      if entry.kind == .directory {
        frames.append(frame)
        if !path.isEmpty { path.append(PathBytes.slash) }
        path += name
        enterFolder()
        return
      }
      add(name, size: entry.size ?? 0, in: &frame)
    }
    queue.publish(upTo: table.count)
  }

  private mutating func add(_ name: ArraySlice<UInt8>, size: UInt64, in frame: inout Frame) {
    let index: Int
    if let split = name.lastIndex(of: PathBytes.slash) {
      // Only a root has a slash in its name.
      index = table.addFile(
        name[(split + 1)...], folder: table.addFolder(full(name[..<split]).bytes))
    } else {
      let number = frame.number ?? table.addFolder(path)
      frame.number = number
      index = table.addFile(name, folder: number)
    }
    if size >= Self.largeSize {
      table.withRow(index) { $0.state = .large }
      queue.add(large: index, size: size)
    }
  }

  /// The path of an entry of the current folder.
  private func full(_ name: ArraySlice<UInt8>) -> PathBytes {
    PathBytes(path + (path.isEmpty ? [] : [PathBytes.slash]) + name)
  }

  /// Lists the folder at `path` and reports what is neither file nor folder.
  private mutating func enterFolder() {
    guard move(to: path[...]) else { return }
    let folder = path.isEmpty ? PathBytes([PathBytes.dot]) : PathBytes(path)
    var listing: FolderEntries
    do throws(ErrorNumber) {
      listing = try FolderEntries(of: cursor.descriptor)
    } catch {
      report(folder, FileProblem.problem(for: error))
      return
    }
    if listing.entries.isEmpty { emptyFolders.append(folder) }
    let hidden = names(leftOutOf: listing, of: folder)
    var inner: Set<PathBytes> = []
    var entries: [FolderEntries.Entry] = []
    entries.reserveCapacity(listing.entries.count)
    for entry in listing.entries {
      let name = listing.name(of: entry)
      if !hidden.isEmpty, hidden.contains(Array(name)) { continue }
      if passesOverGit, NewFolder.isTemporary(name) {
        report(full(name), .leftover)
        continue
      }
      guard let kind = kind(entry.kind, of: name, orReport: nil) else { continue }
      if passesOverGit, kind == .directory, name.elementsEqual(Self.passedOver.bytes) {
        let passed = full(name)
        if !roots.contains(passed) {
          inner = roots.filter { $0.isInside(passed) }
          continue
        }
      }
      entries.append(FolderEntries.Entry(name: entry.name, kind: kind))
    }
    listing.entries = entries
    askSizes(of: &listing)
    for root in inner where !isInner(root, of: inner) {
      add(root: root, to: &listing)
    }
    listing.sort()
    frames.append(Frame(length: path.count, listing: listing))
  }

  /// What of a folder's entries nothing is said about.
  private func names(leftOutOf listing: FolderEntries, of folder: PathBytes) -> Set<[UInt8]> {
    let hidden = excluded[folder] ?? []
    guard let omission else { return hidden }
    let entries = listing.entries.map { entry in
      let name = listing.name(of: entry)
      let kind = entry.kind ?? (try? FileStatus(of: name, in: cursor.descriptor))?.kind
      return SourceTree.Entry(name: Array(name), isFolder: kind == .directory)
    }
    return hidden.union(omission(folder, entries))
  }

  /// A folder of this name is left out unless it is itself a root.
  private static let passedOver: PathBytes = ".git"

  /// What a name in the cursor's folder is, asking the system where the folder does not
  /// say; nil after reporting what is neither file nor folder, by its path or as one in
  /// the current folder.
  private mutating func kind(
    _ listed: FileStatus.Kind?, of name: ArraySlice<UInt8>, orReport path: PathBytes?
  ) -> FileStatus.Kind? {
    let problem: FileProblem
    do throws(ErrorNumber) {
      let kind: FileStatus.Kind
      if let listed {
        kind = listed
      } else {
        kind = try FileStatus(of: name, in: cursor.descriptor).kind
      }
      guard let found = FileProblem.problem(of: kind, name, in: cursor.descriptor) else {
        return kind
      }
      problem = found
    } catch {
      problem = FileProblem.problem(for: error)
    }
    report(path ?? full(name), problem)
    return nil
  }

  /// Asks for the sizes of the files of the current folder, of all where those met so far
  /// are not small.
  private func askSizes(of listing: inout FolderEntries) {
    var passed = 0
    for index in listing.entries.indices where listing.entries[index].kind == .file {
      if passed > 0 {
        passed -= 1
        continue
      }
      let name = listing.name(of: listing.entries[index])
      // Whoever reads the file will tell what is wrong with it.
      guard let status = try? FileStatus(of: name, in: cursor.descriptor) else { continue }
      listing.entries[index].size = status.size
      if status.size < Self.tellingSize { passed = Self.sampling - 1 }
    }
  }
}
