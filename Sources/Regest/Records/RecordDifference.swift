internal import CanonicalJSON

/// A field in which two records differ.
struct RecordDifference: Equatable {
  /// The field's path from the record: `verdict.outcome`.
  var field: String
  var expected: JSON?
  var found: JSON?

  var text: String {
    "\(field): expected \(Self.text(expected)), found \(Self.text(found))"
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
    return names.flatMap { name in
      compare(expected?[name], found?[name], at: path.isEmpty ? name : "\(path).\(name)")
    }
  }

  private static func text(_ json: JSON?) -> String {
    json.map { String(decoding: $0.lineBytes(), as: UTF8.self) } ?? "nothing"
  }
}
