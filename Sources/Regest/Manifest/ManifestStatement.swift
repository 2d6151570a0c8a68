internal import CanonicalJSON
public import Fingerprint
internal import Merkle

/// `manifest.json`: an in-toto Statement v1 whose subjects are the four other
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

    init(count: Int, root: SHA256Digest) {
      self.count = count
      self.root = root
    }
  }

  /// A tree that grows line by line.
  struct TreeBuilder: ~Copyable {
    private var tree: MerkleTree

    init() throws(RegestError) {
      let tree = try Self.empty()
      self.tree = tree
    }

    private static func empty() throws(RegestError) -> MerkleTree {
      do throws(FingerprintError) {
        return try MerkleTree()
      } catch {
        throw RegestError(error)
      }
    }

    /// Adds a line, without its line end.
    mutating func append(_ line: ArraySlice<UInt8>) throws(RegestError) {
      do {
        try tree.append(line)
      } catch {
        throw RegestError(error)
      }
    }

    /// The lines so far, for a tree that holds those before them.
    var frontier: MerkleFrontier { tree.frontier }

    /// Adds the lines of another tree, see ``MerkleTree/append(_:)-(MerkleFrontier)``.
    mutating func append(_ other: MerkleFrontier) throws(RegestError) {
      do {
        try tree.append(other)
      } catch {
        throw RegestError(error)
      }
    }

    mutating func finish() throws(RegestError) -> Tree {
      do {
        return Tree(count: tree.size, root: try tree.root())
      } catch {
        throw RegestError(error)
      }
    }
  }

  /// SHA-256 of `MANIFEST.sha256`.
  public var sums: SHA256Digest
  /// SHA-256 of `records.jsonl`.
  public var records: SHA256Digest
  /// SHA-256 of `VERIFY.txt`, which strangers execute.
  public var instructions: SHA256Digest
  /// SHA-256 of `TREE.json`.
  public var tree: SHA256Digest
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
      return try json(withPage: true).recordBytes()
    } catch {
      throw RegestError(
        .invalidRequest, "the manifest cannot be written: \(error)", underlying: error)
    }
  }

  /// - Parameter withPage: whether the digest of `VERIFY.txt` is said, which that page
  ///   itself cannot hold.
  func json(withPage: Bool) -> JSON {
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
          "excluded": .array(excluded.map(\.json)),
          "merkleRoot": .string(sourceTree.root.hex),
          "paths": .array(paths.map(\.json)),
        ],
      ],
      "predicateType": .string(Self.predicateType),
      "subject": .array(
        subjects.map { file, digest in
          let isSaid = withPage || file != .instructions
          return JSON(optional: [
            ("digest", isSaid ? ["sha256": .string(digest.hex)] : nil),
            ("name", .string(file.rawValue)),
          ])
        }),
    ]
  }

  /// The files that the statement is about, with their digests.
  var subjects: [(file: IssuedFile, digest: SHA256Digest)] {
    [(.sums, sums), (.records, records), (.instructions, instructions), (.tree, tree)]
  }
}

/// The files of an issued folder.
public enum IssuedFile: String, Sendable, CaseIterable {
  /// The digests of all sources, as `sha256sum` prints them.
  case sums = "MANIFEST.sha256"
  /// The citation records, one JSON object a line.
  case records = "records.jsonl"
  /// The manifest itself, whose SHA-256 is its id.
  case statement = "manifest.json"
  /// How to verify all of it without Regest, for people.
  case instructions = "VERIFY.txt"
  /// What is there besides bytes: links, empty folders, permissions to execute.
  case tree = "TREE.json"
}
