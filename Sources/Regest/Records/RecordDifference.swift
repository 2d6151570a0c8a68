internal import CanonicalJSON

/// A field in which two records differ.
public struct RecordDifference: Sendable, Equatable {
  /// What a field is about, and so what can be the reason that it differs.
  public enum Kind: String, Sendable {
    /// Where the reference stands.
    case place
    /// How it was read and resolved.
    case reading
    /// What the register says of it.
    case verdict
    /// The register's entries that the verdict rests on.
    case basis
  }

  /// The field's path from the record: `verdict.outcome`; of an entry of the register
  /// `register.entries` and its name.
  public var field: String
  /// What the first of the two holds.
  var expected: JSON?
  /// What the second holds.
  var found: JSON?

  /// What it is about.
  public var kind: Kind {
    switch field.split(separator: ".").first {
    case "verdict": .verdict
    case "register": .basis
    case "place": .place
    default: .reading
    }
  }

  var text: String { text("expected", "found") }

  /// The field and both values, each behind a word.
  func text(_ first: String, _ second: String) -> String {
    "\(field): \(first) \(Self.text(expected)), \(second) \(Self.text(found))"
  }

  /// The fields that differ, in the order of their names.
  static func fields(expected: JSON, found: JSON) -> [RecordDifference] {
    compare(expected, found, at: "")
  }

  private static func compare(
    _ expected: JSON?, _ found: JSON?, at path: String
  ) -> [RecordDifference] {
    if expected == found { return [] }
    guard let left = expected?.members, let right = found?.members else {
      return [RecordDifference(field: path, expected: expected, found: found)]
    }
    var names = left.map(\.name)
    names += right.map(\.name).filter { name in !names.contains(name) }
    return names.sorted().flatMap { name in
      compare(expected?[name], found?[name], at: path.isEmpty ? name : "\(path).\(name)")
    }
  }

  static func text(_ json: JSON?) -> String {
    json.map { String(decoding: $0.lineBytes(), as: UTF8.self) } ?? "nothing"
  }
}
