/// One entry of an `Accept` field (RFC 9110, section 12.5.1).
struct MediaRange: Equatable {
  /// `text` of `text/html`, or `*`.
  var type: String
  /// `html` of `text/html`, or `*`.
  var subtype: String
  /// The parameters other than `q`: names in lower case, values as they are.
  var parameters: [String: String] = [:]
  /// The weight in thousandths.
  var weight = 1000

  /// How many entries of a field are read: what browsers and libraries send has a dozen.
  private static let mostRanges = 64

  /// The entries of a field, in its order. What is not of the form is passed over.
  static func ranges(_ field: String) -> [MediaRange] {
    field.split(separator: ",", maxSplits: mostRanges).prefix(mostRanges).compactMap {
      MediaRange($0)
    }
  }

  /// One entry, or a media type.
  init?(_ text: some StringProtocol) {
    var parts = text.split(separator: ";").map { Self.trimmed(Substring($0)) }[...]
    let names = (parts.popFirst() ?? "").lowercased().split(
      separator: "/", omittingEmptySubsequences: false)
    guard names.count == 2, !names[0].isEmpty, !names[1].isEmpty else { return nil }
    (type, subtype) = (String(names[0]), String(names[1]))
    for part in parts {
      guard let equal = part.firstIndex(of: "=") else { continue }
      let name = Self.trimmed(part[..<equal]).lowercased()
      let value = Self.trimmed(part[part.index(after: equal)...])
      if name == "q" {
        weight = Self.weight(String(value))
      } else {
        parameters[name] = value.filter { $0 != "\"" }
      }
    }
  }

  /// The weight of an entry for a media type, and how closely it names it; nil where it does
  /// not take it.
  func match(_ media: MediaRange) -> (closeness: Int, weight: Int)? {
    if type == "*" { return subtype == "*" ? (0, weight) : nil }
    guard type == media.type else { return nil }
    if subtype == "*" { return (1, weight) }
    guard subtype == media.subtype else { return nil }
    let named = parameters.filter { !Self.passedOver.contains($0.key) }
    guard
      named.allSatisfy({ media.parameters[$0.key]?.lowercased() == $0.value.lowercased() })
    else { return nil }
    return (2 + named.count, weight)
  }

  /// Parameters that do not tell one form from another: `style` and `locale` say how a citation
  /// is printed, and every style has its language.
  private static let passedOver: Set<String> = ["charset", "style", "locale"]

  private static func weight(_ text: String) -> Int {
    guard let value = Double(text), value >= 0, value <= 1 else { return 0 }
    return Int((value * 1000).rounded())
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var rest = text
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }
}
