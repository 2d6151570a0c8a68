import Fingerprint

/// What may be left of a disk when the power goes: all that was synced, and of the rest
/// whatever chance keeps. A file's content and its name are synced apart.
struct PowerCut {
  /// What becomes of what was not synced.
  enum Fate: CaseIterable {
    case allKept, allLost
    /// Each step of a folder by chance; a content whole, torn at 512 bytes, or lost.
    case chance
  }

  /// Calls of the system that have no effect, as if the writer had left them out.
  enum Ignored: CaseIterable {
    case nothing, fileSyncs, folderSyncs, syncsOfFoldersBelow
  }

  /// A change of the names in one folder.
  private enum Change {
    case file(PathBytes, Int)
    case folder(PathBytes)
    case gone(PathBytes)
    case moved(PathBytes, PathBytes, Int)
  }

  private struct Content {
    var bytes: [UInt8]
    var isSynced = false
  }

  private var contents: [Content] = []
  /// As the running system sees it.
  private var names: [PathBytes: Int] = [:]
  /// As it is on the disk.
  private var savedNames: [PathBytes: Int] = [:]
  private var savedFolders: Set<PathBytes> = ["."]
  private var pending: [PathBytes: [Change]] = [:]
  private let ignored: Ignored

  /// How many entries the log must have.
  private(set) var acknowledged: Int?

  init(ignoring ignored: Ignored = .nothing) {
    self.ignored = ignored
  }

  mutating func play(_ step: SimulatedDisk.Step) {
    switch step {
    case .makeFolder(let path): add(.folder(path), at: path)
    case .create(let path, let bytes):
      contents.append(Content(bytes: bytes))
      names[path] = contents.count - 1
      add(.file(path, contents.count - 1), at: path)
    case .syncFile(let path):
      if ignored != .fileSyncs, let content = names[path] { contents[content].isSynced = true }
    case .rename(let old, let new):
      guard let content = names.removeValue(forKey: old) else { return }
      names[new] = content
      add(.moved(old, new, content), at: new)
    case .removeFile(let path):
      names[path] = nil
      add(.gone(path), at: path)
    case .removeFolder(let path): add(.gone(path), at: path)
    case .syncFolder(let path):
      if ignored == .folderSyncs || (ignored == .syncsOfFoldersBelow && path != ".") { return }
      for change in pending.removeValue(forKey: path) ?? [] {
        Self.apply(change, &savedNames, &savedFolders)
      }
    case .acknowledge(let size): acknowledged = size
    }
  }

  private mutating func add(_ change: Change, at path: PathBytes) {
    pending[path.parent ?? ".", default: []].append(change)
  }

  private static func apply(
    _ change: Change, _ names: inout [PathBytes: Int], _ folders: inout Set<PathBytes>
  ) {
    switch change {
    case .file(let path, let content): names[path] = content
    case .folder(let path): folders.insert(path)
    case .gone(let path):
      names[path] = nil
      folders.remove(path)
    case .moved(let old, let new, let content):
      names[old] = nil
      names[new] = content
    }
  }

  /// The disk after the cut.
  func disk(_ fate: Fate, using random: inout some RandomNumberGenerator) -> SimulatedDisk {
    var names = savedNames
    var folders = savedFolders
    for folder in pending.keys.sorted() {
      for change in pending[folder] ?? [] where survives(fate, &random) {
        Self.apply(change, &names, &folders)
      }
    }
    // What lies in a folder whose name was lost is lost with it.
    func isReachable(_ path: PathBytes) -> Bool {
      guard path != "." else { return true }
      guard folders.contains(path), let parent = path.parent else { return false }
      return isReachable(parent)
    }
    var files: [PathBytes: [UInt8]] = [:]
    for (path, content) in names where path.parent.map(isReachable) ?? false {
      files[path] = left(of: contents[content], fate, &random)
    }
    return SimulatedDisk(files: files, folders: folders.filter(isReachable))
  }

  private func survives(_ fate: Fate, _ random: inout some RandomNumberGenerator) -> Bool {
    switch fate {
    case .allKept: true
    case .allLost: false
    case .chance: Bool.random(using: &random)
    }
  }

  private func left(
    of content: Content, _ fate: Fate, _ random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    if content.isSynced { return content.bytes }
    switch fate {
    case .allKept: return content.bytes
    case .allLost: return []
    case .chance:
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4: return content.bytes
      case 4..<7:
        let sectors = content.bytes.count / 512
        return Array(content.bytes.prefix(Int.random(in: 0...sectors, using: &random) * 512))
      default: return []
      }
    }
  }
}
