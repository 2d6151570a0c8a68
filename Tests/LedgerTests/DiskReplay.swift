import Fingerprint
import TestSupport

/// What may be left of a folder when the power goes: all that was synced, and of the rest
/// whatever chance keeps. A file's content and its name are synced apart.
struct DiskReplay {
  /// A change of a file's content.
  private enum Change {
    case write(at: Int, [UInt8])
    case truncate(Int)
  }

  private struct Content {
    /// What is on the disk.
    var saved: [UInt8] = []
    /// As the running system sees it.
    var current: [UInt8] = []
    /// What has come since the last sync.
    var pending: [Change] = []
  }

  /// A change of the names in one folder.
  private enum Naming {
    case file(PathBytes, Int)
    case folder(PathBytes)
    case gone(PathBytes)
    case moved(PathBytes, PathBytes, Int?)
  }

  private var contents: [Content] = []
  private var names: [PathBytes: Int] = [:]
  private var savedNames: [PathBytes: Int] = [:]
  private var savedFolders: Set<PathBytes> = ["."]
  private var pending: [PathBytes: [Naming]] = [:]
  private var opened: [Int32: Int] = [:]
  /// What the writer has said so far.
  private(set) var said: [UInt8] = []

  /// A disk on which all of a folder is synced.
  init(_ files: [PathBytes: [UInt8]], folders: [PathBytes]) {
    for (path, bytes) in files {
      contents.append(Content(saved: bytes, current: bytes))
      names[path] = contents.count - 1
    }
    savedNames = names
    savedFolders.formUnion(folders)
  }

  mutating func play(_ step: DiskStep) {
    switch step {
    case .open(let file, let path, let truncates): open(file, path, truncates: truncates)
    case .write(let file, let offset, let bytes): change(file, .write(at: offset, bytes))
    case .truncate(let file, let length): change(file, .truncate(length))
    case .syncFile(let file):
      guard let content = opened[file] else { return }
      for change in contents[content].pending { Self.apply(change, to: &contents[content].saved) }
      contents[content].pending = []
    // The system keeps what it could not write, and takes it for written.
    case .failToSync(let file):
      if let content = opened[file] { contents[content].pending = [] }
    case .syncFolder(let path):
      for naming in pending.removeValue(forKey: path) ?? [] {
        Self.apply(naming, &savedNames, &savedFolders)
      }
    case .rename(let old, let new):
      let content = names.removeValue(forKey: old)
      names[new] = content
      name(.moved(old, new, content), at: new)
    case .remove(let path):
      names[path] = nil
      name(.gone(path), at: path)
    case .makeFolder(let path): name(.folder(path), at: path)
    case .say(let bytes): said += bytes
    }
  }

  /// The writer is killed: what it had open is closed, and nothing is lost by that.
  mutating func kill() { opened = [:] }

  /// The files as the running system sees them, and the folders they lie in.
  var running: (files: [PathBytes: [UInt8]], folders: [PathBytes]) {
    var (all, folders) = (savedNames, savedFolders)
    for naming in pending.keys.sorted().flatMap({ pending[$0] ?? [] }) {
      Self.apply(naming, &all, &folders)
    }
    return (names.mapValues { contents[$0].current }, folders.sorted())
  }

  private mutating func open(_ file: Int32, _ path: PathBytes, truncates: Bool) {
    if names[path] == nil {
      contents.append(Content())
      names[path] = contents.count - 1
      name(.file(path, contents.count - 1), at: path)
    }
    opened[file] = names[path]
    if truncates { change(file, .truncate(0)) }
  }

  private mutating func change(_ file: Int32, _ change: Change) {
    guard let content = opened[file] else { return }
    Self.apply(change, to: &contents[content].current)
    contents[content].pending.append(change)
  }

  private mutating func name(_ naming: Naming, at path: PathBytes) {
    pending[path.parent ?? ".", default: []].append(naming)
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .write(let offset, let new):
      let end = offset + new.count
      if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
      bytes.replaceSubrange(offset..<end, with: new)
    case .truncate(let length):
      if bytes.count > length { bytes.removeLast(bytes.count - length) }
      bytes += [UInt8](repeating: 0, count: length - bytes.count)
    }
  }

  private static func apply(
    _ naming: Naming, _ names: inout [PathBytes: Int], _ folders: inout Set<PathBytes>
  ) {
    switch naming {
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

  /// The files after a cut, and the folders they lie in.
  func left(
    using random: inout some RandomNumberGenerator
  ) -> (files: [PathBytes: [UInt8]], folders: [PathBytes]) {
    var names = savedNames
    var folders = savedFolders
    for folder in pending.keys.sorted() {
      for naming in pending[folder] ?? [] where Bool.random(using: &random) {
        Self.apply(naming, &names, &folders)
      }
    }
    // What lies in a folder whose name was lost is lost with it.
    func isReachable(_ path: PathBytes) -> Bool {
      guard path != "." else { return true }
      guard folders.contains(path), let parent = path.parent else { return false }
      return isReachable(parent)
    }
    var files: [PathBytes: [UInt8]] = [:]
    for path in names.keys.sorted() {
      guard let content = names[path], path.parent.map(isReachable) ?? false else { continue }
      files[path] = left(of: contents[content], &random)
    }
    return (files, folders.filter(isReachable).sorted())
  }

  /// Each change that was not synced survives whole, torn at sectors of 512 bytes, or not.
  private func left(of content: Content, _ random: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes = content.saved
    for change in content.pending {
      let fate = Int.random(in: 0..<10, using: &random)
      if fate < 4 {
        Self.apply(change, to: &bytes)
      } else if fate < 7, case .write(let offset, let new) = change {
        var start = 0
        while start < new.count {
          let end = min(new.count, (offset + start) / 512 * 512 + 512 - offset)
          if Bool.random(using: &random) {
            Self.apply(.write(at: offset + start, Array(new[start..<end])), to: &bytes)
          }
          start = end
        }
      }
    }
    return bytes
  }
}
