import CanonicalJSON
import Fingerprint

/// One row of a table as text, in the table's column order; what is absent is empty.
struct RegisterRow: Sendable {
  let table: RegisterTable
  var values: [String]

  /// The value of a column, or empty if it is absent.
  subscript(column: String) -> String {
    table.position(of: column).map { values[$0] } ?? ""
  }

  /// The value of a column, or nil if it is absent.
  func optional(_ column: String) -> String? {
    let value = self[column]
    return value.isEmpty ? nil : value
  }

  /// The key as a person reads it: `RGASPI/17/3/904`.
  var keyText: String {
    let key = values[..<table.keyCount]
    return key.joined(separator: "/")
  }

  /// The row as one canonical JSON object without a line end, absent fields left out.
  func canonicalLine() throws(RegestError) -> [UInt8] {
    var object: [(name: String, value: JSON)] = [("table", .string(table.name))]
    for (column, value) in zip(table.columns, values) where !value.isEmpty {
      object.append((column.name, RegisterRow.json(value, of: column)))
    }
    do {
      return try JSON.object(object.map { .init(name: $0.name, value: $0.value) }).recordBytes()
    } catch {
      throw RegestError(
        .registerMalformed, "\(table.name) \(keyText): not writable as canonical JSON",
        underlying: error)
    }
  }

  /// The SHA-256 of the canonical line: what names this entry in a record.
  func digest() throws(RegestError) -> SHA256Digest {
    try RegisterRow.digest(of: canonicalLine())
  }

  static func digest(of bytes: [UInt8]) throws(RegestError) -> SHA256Digest {
    do {
      return try SHA256Digest.of(bytes)
    } catch {
      throw RegestError(.digestUnavailable, "the digest library failed", underlying: error)
    }
  }

  private static func json(_ value: String, of column: RegisterColumn) -> JSON {
    switch column.kind {
    case .count: Int64(value).map { .integer($0) } ?? .string(value)
    default: .string(value)
    }
  }
}
