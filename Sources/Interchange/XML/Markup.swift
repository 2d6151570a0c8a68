/// An element of XML, for writing: it holds either text or other elements.
struct Markup {
  var name: String
  var attributes: [(name: String, value: String)]
  var text: String?
  var children: [Markup]

  /// An element; attributes without a value are left out.
  init(
    _ name: String, _ attributes: [(String, String?)] = [], text: String? = nil,
    _ children: [Markup] = []
  ) {
    self.name = name
    self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
    self.text = text
    self.children = children
  }

  /// An element without attributes.
  init(_ name: String, _ children: [Markup]) { self.init(name, [], children) }

  /// A document of this element, an element a line.
  var document: [UInt8] {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    write(to: &bytes, depth: 0)
    return bytes
  }

  private func write(to bytes: inout [UInt8], depth: Int) {
    let margin = [UInt8](repeating: 0x20, count: 2 * depth)
    bytes += margin + Array("<\(name)".utf8)
    for (name, value) in attributes {
      bytes += " \(name)=\"\(Self.escaped(value, isAttribute: true))\"".utf8
    }
    if let text {
      bytes += ">\(Self.escaped(text))</\(name)>\n".utf8
    } else if children.isEmpty {
      bytes += "/>\n".utf8
    } else {
      bytes += ">\n".utf8
      for child in children { child.write(to: &bytes, depth: depth + 1) }
      bytes += margin + Array("</\(name)>\n".utf8)
    }
  }

  /// Text with references for what XML reads as its own or would change: in attributes line
  /// ends and tabs become spaces (XML 1.0, 3.3.3), elsewhere carriage returns line feeds
  /// (2.11).
  static func escaped(_ text: String, isAttribute: Bool = false) -> String {
    var result = ""
    for scalar in text.unicodeScalars where isAllowed(scalar) {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      // Must not stand behind “]]” in text.
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\r": result += "&#13;"
      case "\n" where isAttribute: result += "&#10;"
      case "\t" where isAttribute: result += "&#9;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether XML 1.0 can hold a sign at all (2.2).
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }
}

extension LossReport {
  /// Tells of the fields of an entry in which there are signs that XML cannot hold.
  mutating func addUnwritable(of entry: Entry, in places: [ItemField: String]) {
    for field in ItemField.allCases where places[field] != nil {
      let facts = entry.item.facts(field)
      guard !facts.allSatisfy({ $0.unicodeScalars.allSatisfy(Markup.isAllowed) }) else { continue }
      add(field, of: entry, .changed("loses signs that XML cannot hold"))
    }
  }
}
