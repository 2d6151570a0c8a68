internal import ArchivalReference
public import CanonicalJSON
public import Fingerprint

/// A record that was found, with its place in `records.jsonl`.
public struct FoundRecord: Sendable {
  /// The record's id: the SHA-256 of ``bytes``.
  public var id: RegestID
  /// The canonical bytes, without a line end.
  public var bytes: [UInt8]
  /// What the bytes say.
  public var json: JSON

  /// Reads the bytes of one record; a line end after it is passed over.
  ///
  /// - Throws: `recordNotFound` where the bytes are no canonical record.
  public init(bytes: [UInt8], name: String) throws(RegestError) {
    var bytes = bytes
    if bytes.last == 0x0A { bytes.removeLast() }
    do {
      json = try JSON.parseRecord(bytes)
    } catch {
      throw RegestError(
        .recordNotFound, "\(name): not the canonical bytes of a record: \(error)",
        hint: "a record is one line of records.jsonl, unchanged", underlying: error)
    }
    guard json["type"]?.stringValue == RecordIssuer.type else {
      throw RegestError(.recordNotFound, "\(name): not a citation record of this version")
    }
    self.bytes = bytes
    id = RegestID(.record, try digest(of: bytes))
  }

  /// The digest of the source that the record says it was made from.
  public var source: SHA256Digest? {
    json["source"]?["sha256"]?.stringValue.flatMap { SHA256Digest(hex: $0.utf8) }
  }

  /// The snapshot of the register that its verdict is relative to.
  public var register: SHA256Digest? {
    json["register"]?["sha256"]?.stringValue.flatMap { SHA256Digest(hex: $0.utf8) }
  }

  /// The rules that it was made by.
  public var rules: RulesIdentity? { RulesIdentity(json["rules"]) }
}

extension IssuedFolder {
  /// The record with an id, or with the beginning of its digest (at least six hex digits).
  ///
  /// - Throws: `recordNotFound` where none or several fit.
  public func record(_ name: String) throws(RegestError) -> FoundRecord {
    let wanted = name.hasPrefix("regest:") ? RegestID(name)?.digest.hex ?? "" : name.lowercased()
    let isHex = wanted.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }
    guard wanted.utf8.count >= 6, isHex else {
      throw RegestError(
        .invalidRequest, "“\(name)” is not the id of a record",
        hint: "give regest:1:rec:… or at least six digits of it")
    }
    var found: [[UInt8]] = []
    try readRecords { (line) throws(RegestError) in
      let bytes = Array(line)
      if try digest(of: bytes).hex.hasPrefix(wanted) { found.append(bytes) }
      return true
    }
    guard let bytes = found.first else {
      throw RegestError(.recordNotFound, "no record of \(path.display) has the id \(name)")
    }
    guard found.count == 1 else {
      throw RegestError(
        .recordNotFound, "\(found.count) records of \(path.display) begin with \(name)",
        hint: "give more digits")
    }
    return try FoundRecord(bytes: bytes, name: name)
  }

  /// The path of the listed source with a digest.
  ///
  /// - Throws: `manifestMalformed` where `MANIFEST.sha256` cannot be read.
  public func sourcePath(_ digest: SHA256Digest) throws(RegestError) -> PathBytes? {
    var path: PathBytes?
    try readSums { entry in
      if entry.digest == digest { path = entry.path }
      return path == nil
    }
    return path
  }
}
