import Fingerprint
import Regest

/// The file in which one run remembers files for the next one.
struct RunMemory {
  let path: PathBytes
  /// What is remembered; nil on the first run.
  let cache: StatCache?
  /// When this run began, in nanoseconds since 1970.
  private let start: Int64

  /// Reads the file, which need not be there.
  init(_ path: PathBytes) throws(RegestError) {
    self.path = path
    start = StatCache.now
    guard FileStore.kind(of: path) != nil else {
      cache = nil
      return
    }
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: .max)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    switch StatCache.parse(bytes) {
    case .success(let found): cache = found
    case .failure(let fault):
      throw RegestError(
        .invalidRequest,
        "--since \(path.display): line \(fault.line) is not of a file that "
          + "`regest verify --since` has written",
        hint: "remove it, or name another file")
    }
  }

  /// Replaces the file by what is known now.
  func write(_ audit: Audit) throws(RegestError) {
    do {
      try FileStore.write(audit.cache(time: start).bytes, to: path)
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }
}
