internal import Glibc

/// A place in a tree of folders that moves without following a symbolic link.
///
/// A move is one call where the kernel can be told to refuse links and ways out
/// (``FolderOpening``). Where it cannot, for a path that is longer than the system takes
/// and to learn what is in the way, the cursor goes name by name: each step down
/// opens one name with `O_NOFOLLOW`, so that no folder on the way can be a link. A step
/// up opens `..` and counts only when that is the folder it came from; else the way is
/// walked again from the base. Whatever the depth, two descriptors stay open, the base's
/// and the current folder's, and `PATH_MAX` is no limit.
struct FolderCursor: ~Copyable {
  /// The base, lent by the caller for as long as the cursor lives.
  private let base: Int32
  private let way: FolderOpening.Way
  /// The current folder; nil at the base.
  private var current: Descriptor?
  /// The current folder's path below the base: names joined by slashes.
  private var path: [UInt8] = []
  /// For each name of the path, where it ends and which folder it is; empty after a
  /// move in one call, from where the next walk name by name begins at the base.
  private var levels: [(end: Int, identity: FileStatus.Identity)] = []

  /// Starts at an open folder.
  init(base: Int32, way: FolderOpening.Way = .wholePath) {
    self.base = base
    self.way = way
  }

  /// The descriptor of the current folder, valid until the next move.
  var descriptor: Int32 {
    switch current {
    case .some(let folder): folder.number
    case .none: base
    }
  }

  /// A step that failed: how much of the path it was, and why.
  struct Obstacle: Error {
    /// The path from the base to the name that could not be entered.
    let path: PathBytes
    let problem: FileProblem
  }

  /// Moves to a folder given by normalized path below the base, empty for the
  /// base itself.
  ///
  /// After a throw the cursor stands at the last folder it could enter.
  mutating func move(to target: ArraySlice<UInt8>) throws(Obstacle) {
    if target.elementsEqual(path) { return }
    if target.isEmpty { return returnToBase() }
    if way == .wholePath, let folder = FolderOpening.open(target, in: base) {
      current = consume folder
      path = Array(target)
      levels.removeAll(keepingCapacity: true)
      return
    }
    if levels.isEmpty { returnToBase() }
    let shared = sharedLevels(with: target)
    while levels.count > shared {
      do throws(ErrorNumber) {
        try ascend()
      } catch {
        // The tree is being moved about, or `..` may not be searched.
        returnToBase()
      }
    }
    let entered = levels.last?.end ?? 0
    var start = target.startIndex + (entered == 0 ? 0 : entered + 1)
    while start < target.endIndex {
      let end = target[start...].firstIndex(of: PathBytes.slash) ?? target.endIndex
      let name = target[start..<end]
      do throws(ErrorNumber) {
        try descend(into: name)
      } catch {
        throw Obstacle(
          path: PathBytes(Array(target[..<end])),
          problem: FileProblem(of: name, in: descriptor, error: error))
      }
      start = end + 1
    }
  }

  /// How many levels of the current path the target begins with.
  private func sharedLevels(with target: ArraySlice<UInt8>) -> Int {
    var count = levels.count
    while count > 0 {
      let end = levels[count - 1].end
      let next = target.startIndex + end
      if next <= target.endIndex,
        next == target.endIndex || target[next] == PathBytes.slash,
        Self.same(path[..<end], target[..<next])
      {
        break
      }
      // One step up costs more than this comparison, so starting over is fine.
      count -= 1
    }
    return count
  }

  private static func same(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    unsafe one.withUnsafeBytes { first in
      unsafe other.withUnsafeBytes { second in
        guard let one = first.baseAddress, let other = second.baseAddress else { return true }
        return unsafe memcmp(one, other, min(first.count, second.count)) == 0
      }
    }
  }

  private mutating func descend(into name: ArraySlice<UInt8>) throws(ErrorNumber) {
    let folder = try Descriptor(opening: name, in: descriptor, flags: Descriptor.folderFlags)
    let identity = try FileStatus(of: folder.number).identity
    current = consume folder
    if !path.isEmpty { path.append(PathBytes.slash) }
    path += name
    levels.append((path.count, identity))
  }

  private mutating func ascend() throws(ErrorNumber) {
    guard levels.count > 1 else { return returnToBase() }
    let parent = levels[levels.count - 2]
    let folder = try Descriptor(
      opening: [PathBytes.dot, PathBytes.dot], in: descriptor, flags: Descriptor.folderFlags)
    guard try FileStatus(of: folder.number).identity == parent.identity else {
      throw ErrorNumber(ESTALE)
    }
    current = consume folder
    levels.removeLast()
    path.removeSubrange(parent.end...)
  }

  private mutating func returnToBase() {
    current = nil
    levels.removeAll(keepingCapacity: true)
    path.removeAll(keepingCapacity: true)
  }
}
