internal import CanonicalJSON
internal import Fingerprint
internal import Merkle

/// What all proofs are as files: canonical JSON with a type, the inclusions of one or more
/// lines, and `manifest.json` as it is, so that its id is the SHA-256 of the value of
/// `manifest` in canonical form.
struct ProofFile {
  /// The types of proofs. Raw values stand in the files.
  enum Kind: String {
    /// See ``SourceProof``.
    case source = "urn:regest:source-proof:1"
    /// See ``RecordProof``.
    case record = "urn:regest:record-proof:1"

    /// The kind of proof that a file begins like; nil for none.
    init?(head: [UInt8]) {
      for kind in [Kind.source, .record] where head.starts(with: kind.beginning) {
        self = kind
        return
      }
      return nil
    }

    private var beginning: [UInt8] { Array("{\"_type\":\"\(rawValue)\"".utf8) }
  }

  /// The longest proof that is read, in bytes.
  static let longest = 1 << 24

  /// The whole file.
  let json: JSON
  /// What `manifest.json` says.
  let statement: ManifestStatement
  /// The manifest's id.
  let manifest: RegestID
  private let bytes: [UInt8]
  private let kind: Kind
  private let name: String

  /// Reads a proof from a file, with a line end behind it or none.
  ///
  /// - Throws: `unreadable`; `manifestMalformed`, saying what is wrong.
  init(_ path: PathBytes, _ kind: Kind) throws(RegestError) {
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: Self.longest)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    try self.init(bytes: bytes.last == 0x0A ? bytes.dropLast() : bytes, kind, name: path.display)
  }

  /// Reads what ``bytes(_:of:_:)`` writes; its parts are for the caller to read.
  init(bytes: [UInt8], _ kind: Kind, name: String) throws(RegestError) {
    self.bytes = bytes
    self.kind = kind
    self.name = name
    do {
      json = try JSON.parseRecord(bytes)
    } catch {
      throw Self.malformed(name, kind, "it is not canonical JSON: \(error)")
    }
    guard json["_type"]?.stringValue == kind.rawValue, let manifest = json["manifest"] else {
      throw Self.malformed(name, kind, "a part of it is missing")
    }
    let statement: [UInt8]
    do {
      statement = try manifest.recordBytes()
    } catch {
      throw Self.malformed(name, kind, "the manifest in it has no canonical form: \(error)")
    }
    self.statement = try ManifestStatement(bytes: statement)
    self.manifest = RegestID(.manifest, try digest(of: statement))
  }

  /// The canonical bytes of a proof, without a line end.
  ///
  /// - Throws: `invalidRequest` for what no record can hold.
  static func bytes(
    _ kind: Kind, of statement: ManifestStatement, _ parts: [(String, JSON?)]
  ) throws(RegestError) -> [UInt8] {
    do {
      let manifest = try JSON.parseRecord(statement.bytes())
      return try JSON(
        optional: [("_type", .string(kind.rawValue)), ("manifest", manifest)] + parts
      ).recordBytes()
    } catch {
      throw RegestError(.invalidRequest, "the proof cannot be written: \(error)", underlying: error)
    }
  }

  /// The inclusion that a part of the proof tells.
  ///
  /// - Parameter tree: the tree in which it is to hold.
  func inclusion(
    _ part: JSON?, in tree: ManifestStatement.Tree
  ) throws(RegestError) -> InclusionProof {
    guard let index = part?["index"]?.integerValue,
      let hashes = part?["inclusion"]?.arrayValue?.map({ hash in
        hash.stringValue.flatMap { SHA256Digest(hex: $0.utf8) }
      })
    else { throw malformed("a part of it is missing") }
    let known = hashes.compactMap(\.self)
    guard known.count == hashes.count else { throw malformed("a hash is not 64 hex digits") }
    return InclusionProof(index: Int(index), size: tree.count, path: known)
  }

  /// Refuses a file that is not what its parts are written as.
  func checkIsWhole(_ written: [UInt8]) throws(RegestError) {
    guard written == bytes else { throw malformed("it holds something that a proof does not") }
  }

  /// The error of a file that is no proof.
  func malformed(_ reason: String) -> RegestError { Self.malformed(name, kind, reason) }

  private static func malformed(_ name: String, _ kind: Kind, _ reason: String) -> RegestError {
    let hint =
      switch kind {
      case .source: "ask for the proof anew, with --proof"
      case .record: "ask for the proof anew, with `regest record prove`"
      }
    return RegestError(.manifestMalformed, "\(name): \(reason)", hint: hint)
  }
}

extension InclusionProof {
  /// Its part of a proof, with what else is told of the line.
  func json(_ members: [(String, JSON?)]) -> JSON {
    JSON(
      optional: [
        ("index", .integer(Int64(index))), ("inclusion", .array(path.map { .string($0.hex) })),
      ] + members)
  }

  /// Whether a leaf stands at its place in a tree that a manifest names.
  func holds(
    leaf: [UInt8], in tree: ManifestStatement.Tree
  ) throws(RegestError) -> Bool {
    guard size == tree.count else { return false }
    do {
      return try holds(leafHash: MerkleHash.leaf(leaf), root: tree.root)
    } catch {
      throw RegestError(error)
    }
  }
}

/// The hashes of a tree's leaves, of which one is to be proven: 32 bytes for each.
struct LeafHashes: ~Copyable {
  private var hasher: MerkleHasher
  private var hashes: [SHA256Digest] = []

  init() throws(RegestError) {
    let hasher = try Self.newHasher()
    self.hasher = hasher
  }

  private static func newHasher() throws(RegestError) -> MerkleHasher {
    do throws(FingerprintError) {
      return try MerkleHasher()
    } catch {
      throw RegestError(error)
    }
  }

  /// The number of leaves so far.
  var count: Int { hashes.count }

  /// Adds a leaf behind all others.
  mutating func append(_ leaf: ArraySlice<UInt8>) throws(RegestError) {
    do {
      hashes.append(try hasher.leaf(leaf))
    } catch {
      throw RegestError(error)
    }
  }

  /// The proof of one leaf; nil where there is no such leaf.
  func proof(of index: Int) throws(RegestError) -> InclusionProof? {
    do {
      return try InclusionProof(of: index, among: hashes)
    } catch {
      throw RegestError(error)
    }
  }
}
