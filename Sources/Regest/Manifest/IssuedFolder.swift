public import Fingerprint

/// The files of an issued folder as they lie there.
public struct IssuedFolder: Sendable {
  /// The folder.
  public let path: PathBytes
  /// What `manifest.json` says.
  public let statement: ManifestStatement
  /// The manifest's id: the SHA-256 of `manifest.json`.
  public let id: RegestID
  /// The bytes of the other files.
  let sums: [UInt8]
  let records: [UInt8]
  let instructions: [UInt8]

  /// The largest file of a folder that is read, in bytes.
  private static let longestFile = 1 << 31

  /// Reads a folder.
  ///
  /// - Throws: `manifestMalformed` where it is not an issued folder.
  public init(_ path: PathBytes) throws(RegestError) {
    self.path = path
    let bytes = try Self.read(.statement, in: path)
    statement = try ManifestStatement(bytes: bytes)
    id = RegestID(.manifest, try digest(of: bytes))
    sums = try Self.read(.sums, in: path)
    records = try Self.read(.records, in: path)
    instructions = try Self.read(.instructions, in: path)
  }

  private static func read(
    _ file: IssuedFile, in folder: PathBytes
  ) throws(RegestError) -> [UInt8] {
    let path = folder.appending(PathBytes(file.rawValue))
    do {
      return try FileStore.read(path, limit: longestFile)
    } catch {
      throw RegestError(
        .manifestMalformed, "not an issued folder: \(error.message)",
        hint: "name the folder that `regest build -o` wrote", underlying: error)
    }
  }

  /// The lines of `records.jsonl` without their line ends.
  public var recordLines: [ArraySlice<UInt8>] {
    records.split(separator: 0x0A)
  }

  /// The bytes of a file of the folder; the statement's are those its id names.
  func bytes(of file: IssuedFile) throws(RegestError) -> [UInt8] {
    switch file {
    case .sums: sums
    case .records: records
    case .instructions: instructions
    case .statement: try statement.bytes()
    }
  }
}
