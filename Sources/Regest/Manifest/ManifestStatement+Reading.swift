internal import CanonicalJSON
internal import Fingerprint

extension ManifestStatement {
  /// Reads `manifest.json`; only what ``bytes()`` would write is accepted.
  ///
  /// - Throws: `manifestMalformed`, naming what is missing or wrong.
  public init(bytes: [UInt8]) throws(RegestError) {
    let json: JSON
    do {
      json = try JSON.parseRecord(bytes)
    } catch {
      throw Self.malformed("it is not canonical JSON: \(error)")
    }
    guard json["_type"]?.stringValue == Self.statementType,
      json["predicateType"]?.stringValue == Self.predicateType
    else { throw Self.malformed("it is not a manifest statement of this version") }
    let predicate = json["predicate"]
    let sources = predicate?["sources"]
    let records = predicate?["records"]
    guard let rules = RulesIdentity(predicate?["rules"]) else {
      throw Self.malformed("its rules are missing or not of this form")
    }
    guard let sums = Self.subject(json, .sums), let lines = Self.subject(json, .records),
      let instructions = Self.subject(json, .instructions), let tree = Self.subject(json, .tree)
    else {
      throw Self.malformed(
        "its subjects are not MANIFEST.sha256, records.jsonl, VERIFY.txt and TREE.json")
    }
    guard let register = Self.digest(predicate?["register"]?["sha256"]),
      let rows = predicate?["register"]?["rows"]?.integerValue, rows >= 0,
      let sourceTree = Self.tree(sources), let recordTree = Self.tree(records),
      let size = sources?["bytes"]?.integerValue, size >= 0,
      let paths = sources?["paths"]?.arrayValue?.map({ PathBytes($0) }),
      let excluded = sources?["excluded"]?.arrayValue?.map({ PathBytes($0) })
    else { throw Self.malformed("its predicate lacks a part") }
    var outcomes: [Verdict.Outcome: Int] = [:]
    for outcome in Verdict.Outcome.allCases {
      outcomes[outcome] = records?["outcomes"]?[outcome.rawValue]?.integerValue.map(Int.init)
    }
    self.init(
      sums: sums, records: lines, instructions: instructions, tree: tree, register: register,
      registerRows: Int(rows), rules: rules,
      sourceTree: sourceTree, sourceBytes: UInt64(size), paths: paths.compactMap { $0 },
      excluded: excluded.compactMap { $0 }, recordTree: recordTree, outcomes: outcomes)
    for path in self.paths + self.excluded {
      guard path.staysBelow else {
        throw Self.malformed("the path \(path.display) leaves the folder or is not in its one form")
      }
    }
    guard self.outcomes.values.allSatisfy({ $0 >= 0 }) else {
      throw Self.malformed("a number of records is negative")
    }
    guard Set(self.paths).count == self.paths.count, self.paths == self.paths.sorted(),
      self.excluded.allSatisfy({ own in self.paths.contains { own.isInside($0) || $0 == "." } })
    else {
      throw Self.malformed("its paths are not in order, or it leaves out what lies elsewhere")
    }
    guard try self.bytes() == bytes else {
      throw Self.malformed("it holds something that a manifest does not")
    }
  }

  private static func malformed(_ reason: String) -> RegestError {
    RegestError(
      .manifestMalformed, "\(IssuedFile.statement.rawValue): \(reason)",
      hint: "restore the folder from where it was issued")
  }

  private static func subject(_ json: JSON, _ file: IssuedFile) -> SHA256Digest? {
    let subject = json["subject"]?.arrayValue?.first { $0["name"]?.stringValue == file.rawValue }
    return digest(subject?["digest"]?["sha256"])
  }

  private static func digest(_ json: JSON?) -> SHA256Digest? {
    json?.stringValue.flatMap { SHA256Digest(hex: $0.utf8) }
  }

  private static func tree(_ json: JSON?) -> Tree? {
    guard let count = json?["count"]?.integerValue, count >= 0,
      let root = digest(json?["merkleRoot"])
    else { return nil }
    return Tree(count: Int(count), root: root)
  }
}
