public import Fingerprint
internal import Synchronization

/// Folders whose files are held by digests: what `regest build` issued, and bags. To mend a text
/// there would break them.
public final class SealedFolders: Sendable {
  private let issued = Mutex<[PathBytes: Bool]>([:])
  private let bags = Mutex<[PathBytes: Bool]>([:])

  /// Nothing is known yet.
  public init() {}

  /// Whether a file lies in an issued folder, or anywhere below a bag.
  public func holds(_ path: PathBytes) -> Bool {
    isIssued(path.parent ?? ".") || isInBag(path)
  }

  /// Whether a file is one that `regest build` wrote: it quotes texts and is none.
  public func hasIssued(_ path: PathBytes) -> Bool {
    guard let name = path.lastComponent,
      IssuedFile.allCases.contains(where: { PathBytes($0.rawValue) == name })
    else { return false }
    return isIssued(path.parent ?? ".")
  }

  private func isIssued(_ folder: PathBytes) -> Bool {
    known(folder, issued) {
      [IssuedFile.statement, .records].allSatisfy { file in
        FileStore.kind(of: folder.appending(PathBytes(file.rawValue))) == .file
      }
    }
  }

  private func isInBag(_ path: PathBytes) -> Bool {
    guard let parent = path.parent, var folder = try? FileStore.resolved(parent) else {
      return false
    }
    while true {
      let isBag = known(folder, bags) {
        FileStore.kind(of: folder.appending("bagit.txt")) == .file
      }
      if isBag { return true }
      guard let above = folder.parent, above != folder else { return false }
      folder = above
    }
  }

  private func known(
    _ folder: PathBytes, _ table: borrowing Mutex<[PathBytes: Bool]>, _ find: () -> Bool
  ) -> Bool {
    if let known = table.withLock({ $0[folder] }) { return known }
    let found = find()
    table.withLock { $0[folder] = found }
    return found
  }
}
