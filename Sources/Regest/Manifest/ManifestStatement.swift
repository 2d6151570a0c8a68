internal import CanonicalJSON
public import Fingerprint
internal import Merkle

/// `manifest.json`: an in-toto Statement v1 whose subjects are the three other
/// files, and whose predicate says what they were made from and by.
///
/// Its canonical bytes' SHA-256 is the manifest's id.
public struct ManifestStatement: Sendable, Hashable {
  /// A set of hashed lines: how many, and the Merkle root over them.
  public struct Tree: Sendable, Hashable {
    /// The number of leaves.
    public var count: Int
    /// The root of RFC 9162, section 2.1.
    public var root: SHA256Digest

    /// The tree over lines, in their order.
    init(leaves: [[UInt8]]) throws(RegestError) {
      do {
        let tree = try MerkleTree(leaves: leaves)
        self.init(count: tree.size, root: tree.root)
      } catch {
        throw RegestError(.digestUnavailable, error.reason, underlying: error)
      }
    }

    init(count: Int, root: SHA256Digest) {
      self.count = count
      self.root = root
    }
  }

  /// SHA-256 of `MANIFEST.sha256`.
  public var sums: SHA256Digest
  /// SHA-256 of `records.jsonl`.
  public var records: SHA256Digest
  /// SHA-256 of `VERIFY.txt`, which strangers execute.
  public var instructions: SHA256Digest
  /// The register's snapshot and its number of rows.
  public var register: SHA256Digest
  /// The rows of the register.
  public var registerRows: Int
  /// The rules of reading and checking.
  public var rules: RulesIdentity
  /// The lines of `MANIFEST.sha256`.
  public var sourceTree: Tree
  /// The sizes of all sources together, in bytes.
  public var sourceBytes: UInt64
  /// What was asked for, relative to the folder that all paths start from.
  public var paths: [PathBytes]
  /// What was left out below those paths: the folder that was written to.
  public var excluded: [PathBytes]
  /// The ids of the records, in hex.
  public var recordTree: Tree
  /// How many records have each outcome, every outcome included.
  public var outcomes: [Verdict.Outcome: Int]

  /// The type of the statement and of its predicate.
  static let statementType = "https://in-toto.io/Statement/v1"
  static let predicateType = "urn:regest:manifest:1"

  /// The canonical bytes, without a line end.
  public func bytes() throws(RegestError) -> [UInt8] {
    do {
      return try json.recordBytes()
    } catch {
      throw RegestError(
        .invalidRequest, "the manifest cannot be written: \(error)", underlying: error)
    }
  }

  private var json: JSON {
    [
      "_type": .string(Self.statementType),
      "predicate": [
        "records": [
          "count": .integer(Int64(recordTree.count)),
          "merkleRoot": .string(recordTree.root.hex),
          "outcomes": .object(
            Verdict.Outcome.allCases.map {
              JSON.Member(name: $0.rawValue, value: .integer(Int64(outcomes[$0] ?? 0)))
            }),
        ],
        "register": ["rows": .integer(Int64(registerRows)), "sha256": .string(register.hex)],
        "rules": rules.json,
        "schema": 1,
        "sources": [
          "bytes": .integer(Int64(clamping: sourceBytes)),
          "count": .integer(Int64(sourceTree.count)),
          "excluded": .array(excluded.map(Self.json)),
          "merkleRoot": .string(sourceTree.root.hex),
          "paths": .array(paths.map(Self.json)),
        ],
      ],
      "predicateType": .string(Self.predicateType),
      "subject": .array(
        subjects.map { file, digest in
          ["digest": ["sha256": .string(digest.hex)], "name": .string(file.rawValue)]
        }),
    ]
  }

  /// The files that the statement is about, with their digests.
  var subjects: [(file: IssuedFile, digest: SHA256Digest)] {
    [(.sums, sums), (.records, records), (.instructions, instructions)]
  }

  /// A path as a string, or as `{"hex": …}` where its bytes are not UTF-8.
  private static func json(_ path: PathBytes) -> JSON {
    if let text = path.utf8 { return .string(text) }
    let digits = Array("0123456789abcdef".utf8)
    let hex = path.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return ["hex": .string(String(decoding: hex, as: UTF8.self))]
  }
}

/// The files of an issued folder.
public enum IssuedFile: String, Sendable, CaseIterable {
  case sums = "MANIFEST.sha256"
  case records = "records.jsonl"
  case statement = "manifest.json"
  case instructions = "VERIFY.txt"
}
