public import DocumentText
public import Fingerprint
internal import Synchronization

/// Checks files, or knows from earlier runs what checking them gave. The register is opened
/// when the first file is met that is not known.
public final class CachingChecker: Sendable {
  private let cache: CheckCache?
  private let open: @Sendable () throws(RegestError) -> FileChecker
  private let opened = Mutex<Result<FileChecker, RegestError>?>(nil)

  /// A checker with or without a cache.
  ///
  /// - Parameters:
  ///   - cache: what earlier runs have left; nil to check every file.
  ///   - open: makes what checks the files that are not known.
  /// - Throws: what `open` throws, where it is needed in any case.
  public init(
    cache: CheckCache?, opening open: @escaping @Sendable () throws(RegestError) -> FileChecker
  ) throws(RegestError) {
    self.cache = cache
    self.open = open
    if cache?.isKnown != true { _ = try checker() }
  }

  /// Checks the bytes of a file as ``FileChecker/check(_:path:as:)`` does.
  ///
  /// - Throws: as that, and what opening the register throws.
  public func check(
    _ source: [UInt8], path: PathBytes, as format: DocumentFormat? = nil
  ) throws(RegestError) -> CheckedFile {
    let format = format ?? DocumentFormat(path: path.bytes)
    guard let cache else { return try checker().check(source, path: path, as: format) }
    return try cache.file(source, path: path, as: format) { () throws(RegestError) in
      try checker().check(source, path: path, as: format)
    }
  }

  private func checker() throws(RegestError) -> FileChecker {
    let result = opened.withLock { opened in
      if let opened { return opened }
      let result = Result { () throws(RegestError) in try open() }
      opened = result
      return result
    }
    return try result.get()
  }
}
