internal import CanonicalJSON
public import Fingerprint

/// A proof as a file, see ``ProofFile``.
extension SourceProof {
  /// The canonical bytes, without a line end.
  ///
  /// - Throws: `digestUnavailable`, or `invalidRequest` for numbers no JSON can hold.
  public func bytes() throws(RegestError) -> [UInt8] {
    try ProofFile.bytes(.source, of: statement, [("source", part)])
  }

  /// The file's line and its place, as they stand in every proof about it.
  var part: JSON {
    inclusion.json([("path", source.path.json), ("sha256", .string(source.digest.hex))])
  }

  /// Reads a proof from a file, with a line end behind it or none.
  ///
  /// - Throws: `unreadable`; `manifestMalformed`, saying what is wrong.
  public init(_ path: PathBytes) throws(RegestError) {
    try self.init(whole: try ProofFile(path, .source))
  }

  /// Reads what ``bytes()`` writes.
  init(bytes: [UInt8], name: String) throws(RegestError) {
    try self.init(whole: try ProofFile(bytes: bytes, .source, name: name))
  }

  private init(whole file: ProofFile) throws(RegestError) {
    try self.init(partOf: file)
    try file.checkIsWhole(bytes())
  }

  /// Reads the part of a proof that is about a file.
  init(partOf file: ProofFile) throws(RegestError) {
    let part = file.json["source"]
    guard let path = part?["path"].flatMap({ PathBytes($0) }),
      let digest = part?["sha256"]?.stringValue.flatMap({ SHA256Digest(hex: $0.utf8) })
    else { throw file.malformed("a part of it is missing") }
    guard path.staysBelow else {
      throw file.malformed("the path \(path.display) leaves the folder")
    }
    source = SumsFile.Entry(path: path, digest: digest)
    inclusion = try file.inclusion(part, in: file.statement.sourceTree)
    statement = file.statement
    manifest = file.manifest
  }
}
