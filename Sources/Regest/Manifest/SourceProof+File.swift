internal import CanonicalJSON
public import Fingerprint
internal import Merkle

/// A proof as a file: canonical JSON, in which `manifest.json` stands as it is, so that its
/// id is the SHA-256 of the value of `manifest` in canonical form.
extension SourceProof {
  /// The longest proof that is read, in bytes.
  static let longestFile = 1 << 20

  /// The canonical bytes, without a line end.
  ///
  /// - Throws: `digestUnavailable`, or `invalidRequest` for numbers no JSON can hold.
  public func bytes() throws(RegestError) -> [UInt8] {
    do {
      let json: JSON = [
        "_type": .string(Self.type),
        "manifest": try JSON.parseRecord(statement.bytes()),
        "source": [
          "index": .integer(Int64(inclusion.index)),
          "inclusion": .array(inclusion.path.map { .string($0.hex) }),
          "path": source.path.json,
          "sha256": .string(source.digest.hex),
        ],
      ]
      return try json.recordBytes()
    } catch {
      throw RegestError(.invalidRequest, "the proof cannot be written: \(error)", underlying: error)
    }
  }

  /// Whether a file begins like a proof.
  static func isProof(_ head: [UInt8]) -> Bool {
    head.starts(with: Array("{\"_type\":\"\(type)\"".utf8))
  }

  /// Reads a proof from a file, with a line end behind it or none.
  ///
  /// - Throws: `unreadable`; `manifestMalformed`, saying what is wrong.
  public init(_ path: PathBytes) throws(RegestError) {
    var bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: Self.longestFile)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    if bytes.last == 0x0A { bytes.removeLast() }
    try self.init(bytes: bytes, name: path.display)
  }

  /// Reads what ``bytes()`` writes.
  init(bytes: [UInt8], name: String) throws(RegestError) {
    let json: JSON
    do {
      json = try JSON.parseRecord(bytes)
    } catch {
      throw Self.malformed(name, "it is not canonical JSON: \(error)")
    }
    let source = json["source"]
    guard json["_type"]?.stringValue == Self.type, let manifest = json["manifest"],
      let path = source?["path"].flatMap({ PathBytes($0) }),
      let digest = source?["sha256"]?.stringValue.flatMap({ SHA256Digest(hex: $0.utf8) }),
      let index = source?["index"]?.integerValue,
      let hashes = source?["inclusion"]?.arrayValue?.map({ hash in
        hash.stringValue.flatMap { SHA256Digest(hex: $0.utf8) }
      })
    else { throw Self.malformed(name, "a part of it is missing") }
    let known = hashes.compactMap(\.self)
    guard known.count == hashes.count else {
      throw Self.malformed(name, "a hash is not 64 hex digits")
    }
    guard path.staysBelow else {
      throw Self.malformed(name, "the path \(path.display) leaves the folder")
    }
    let statement: [UInt8]
    do {
      statement = try manifest.recordBytes()
    } catch {
      throw Self.malformed(name, "the manifest in it has no canonical form: \(error)")
    }
    self.source = SumsFile.Entry(path: path, digest: digest)
    self.statement = try ManifestStatement(bytes: statement)
    self.manifest = RegestID(.manifest, try Regest.digest(of: statement))
    inclusion = InclusionProof(
      index: Int(index), size: self.statement.sourceTree.count, path: known)
    guard try self.bytes() == bytes else {
      throw Self.malformed(name, "it holds something that a proof does not")
    }
  }

  private static func malformed(_ name: String, _ reason: String) -> RegestError {
    RegestError(
      .manifestMalformed, "\(name): \(reason)", hint: "ask for the proof anew, with --proof")
  }
}
