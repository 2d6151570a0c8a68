public import Fingerprint

/// The files of an issued folder as they lie there.
///
/// Only `manifest.json` is held; the others, which may be long, are read line by line
/// each time they are asked for.
public struct IssuedFolder: Sendable {
  /// The folder.
  public let path: PathBytes
  /// What `manifest.json` says.
  public let statement: ManifestStatement
  /// The manifest's id: the SHA-256 of `manifest.json`.
  public let id: RegestID

  /// The longest file that is read at once, in bytes.
  private static let longestFile = 1 << 28

  /// The longest record, in bytes. Most have one or two thousand; one of a reference with
  /// very many lists may have some twenty bytes for each.
  private static let longestRecord = 1 << 28

  /// Reads a folder.
  ///
  /// - Throws: `manifestMalformed` where it is not an issued folder.
  public init(_ path: PathBytes) throws(RegestError) {
    self.path = path
    let bytes = try Self.reading { () throws(FileSystemError) in
      let statement = try FileStore.read(
        path.appending(PathBytes(IssuedFile.statement.rawValue)), limit: Self.longestFile)
      for file in IssuedFile.allCases {
        _ = try FileStore.head(path.appending(PathBytes(file.rawValue)), count: 1)
      }
      return statement
    }
    statement = try ManifestStatement(bytes: bytes)
    id = RegestID(.manifest, try digest(of: bytes))
  }

  /// Runs what reads the folder's files, and says what it means when one is not there.
  static func reading<Value: ~Copyable>(
    _ body: () throws(FileSystemError) -> Value
  ) throws(RegestError) -> Value {
    do {
      return try body()
    } catch {
      throw RegestError(
        .manifestMalformed, "not an issued folder: \(error.message)",
        hint: "name the folder that `regest build -o` wrote", underlying: error)
    }
  }

  /// Where a file of the folder is.
  func path(of file: IssuedFile) -> PathBytes { path.appending(PathBytes(file.rawValue)) }

  /// The bytes of a file that is read at once.
  func bytes(of file: IssuedFile) throws(RegestError) -> [UInt8] {
    try Self.reading { () throws(FileSystemError) in
      try FileStore.read(path(of: file), limit: Self.longestFile)
    }
  }

  /// Calls a body with each line of `records.jsonl`, without its line end, until it
  /// returns false, and gives the SHA-256 of what was read.
  @discardableResult
  package func readRecords(
    _ body: (ArraySlice<UInt8>) throws(RegestError) -> Bool
  ) throws(RegestError) -> SHA256Digest {
    var failure: RegestError?
    let digest = try Self.reading { () throws(FileSystemError) in
      var lines = try FileLines(of: path(of: .records), longestLine: Self.longestRecord)
      while failure == nil, let line = try lines.next() {
        if line.bytes.isEmpty { continue }
        do throws(RegestError) {
          if try !body(line.bytes) { break }
        } catch {
          failure = error
        }
      }
      return try lines.digestOfAll()
    }
    if let failure { throw failure }
    return digest
  }

  /// Calls a body with each entry of `MANIFEST.sha256` until it returns false.
  ///
  /// - Parameter line: called with each whole line, faulty or not.
  /// - Returns: the faults of what was read and its SHA-256.
  @discardableResult
  func readSums(
    line: (ArraySlice<UInt8>) throws(RegestError) -> Void = { _ in },
    _ body: (SumsFile.Entry) throws(RegestError) -> Bool
  ) throws(RegestError) -> (faults: [SumsFile.Fault], digest: SHA256Digest) {
    var failure: RegestError?
    let result = try Self.reading { () throws(FileSystemError) in
      var sums = try SumsFile(path(of: .sums))
      let seen = { (bytes: ArraySlice<UInt8>) in
        do throws(RegestError) { try line(bytes) } catch { failure = failure ?? error }
      }
      while failure == nil, let entry = try sums.next(line: seen) {
        do throws(RegestError) {
          if try !body(entry) { break }
        } catch {
          failure = error
        }
      }
      return (sums.faults, try sums.digestOfAll())
    }
    if let failure { throw failure }
    return result
  }
}
