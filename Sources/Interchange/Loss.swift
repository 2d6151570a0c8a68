import CanonicalJSON

/// One fact of one item that a format did not carry, or carried so that it is not read back
/// as it was.
public struct Loss: Hashable, Sendable {
  /// Why it was not carried.
  public enum Reason: Hashable, Sendable {
    /// The format has no place for such a fact.
    case noPlace
    /// It is written, but not as it was; in the middle of a sentence, what becomes of it:
    /// `loses its line breaks`.
    case changed(String)
  }

  /// The item's place among those written, from 1.
  public var item: Int
  /// The name that the item has in what was written.
  public var key: String
  /// What was not carried.
  public var field: ItemField
  /// Why.
  public var reason: Reason
  /// The format's name, such as `ris`.
  public var format: String

  /// A loss.
  public init(item: Int, key: String, field: ItemField, reason: Reason, format: String) {
    self.item = item
    self.key = key
    self.field = field
    self.reason = reason
    self.format = format
  }

  /// `recipient has no place in RIS`.
  var sentence: String {
    let title = InterchangeFormat.named(format)?.title ?? format
    return switch reason {
    case .noPlace: "\(field.words) has no place in \(title)"
    case .changed(let what): "\(field.words) \(what) in \(title)"
    }
  }

  /// One loss as a line of JSON, with its line end.
  public var line: [UInt8] {
    let json: JSON = [
      "type": "loss", "item": .integer(Int64(item)), "id": .string(key),
      "field": .string(field.rawValue), "format": .string(format), "reason": .string(sentence),
    ]
    return json.lineBytes() + [0x0A]
  }

  /// One sentence a field and reason, in the order of the fields: `3 items: recipient has no
  /// place in RIS`.
  public static func summary(_ losses: [Loss]) -> [String] {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for field in ItemField.allCases {
      for loss in losses where loss.field == field {
        if counts[loss.sentence] == nil { order.append(loss.sentence) }
        counts[loss.sentence, default: 0] += 1
      }
    }
    return order.map { sentence in
      let count = counts[sentence] ?? 0
      return "\(count) item\(count == 1 ? "" : "s"): \(sentence)"
    }
  }
}
