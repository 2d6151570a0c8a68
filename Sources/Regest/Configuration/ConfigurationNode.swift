internal import Yams

/// A node of a file of configuration while it is read: what is wrong with it is noted, and the
/// reading goes on, so that all faults are told at once.
struct ConfigurationNode {
  /// The faults met so far, each with the file and the place.
  final class Faults {
    private var notes: [(line: Int, column: Int, text: String)] = []

    var count: Int { notes.count }
    var isEmpty: Bool { notes.isEmpty }

    /// The faults in order of place; of very many the first.
    var texts: [String] {
      notes.enumerated().sorted {
        ($0.element.line, $0.element.column, $0.offset)
          < ($1.element.line, $1.element.column, $1.offset)
      }.prefix(20).map(\.element.text)
    }

    func note(_ text: String, line: Int, column: Int) { notes.append((line, column, text)) }
  }

  let node: Node
  /// The key it stands at, for messages; empty for the whole file.
  let key: String
  let document: YAMLDocument
  let faults: Faults

  var line: Int { node.mark?.line ?? 1 }
  var column: Int { node.mark?.column ?? 1 }

  func note(_ message: String) {
    let text = document.malformed(node.mark, key.isEmpty ? message : "\(key): \(message)").message
    faults.note(text, line: line, column: column)
  }

  private func part(_ node: Node, key: String? = nil) -> ConfigurationNode {
    ConfigurationNode(node: node, key: key ?? self.key, document: document, faults: faults)
  }

  /// A text that is not empty, and that no reader of YAML takes for a number or a truth value.
  var text: String? {
    guard case .scalar(let scalar) = node else {
      note("expected a text, found \(kind)")
      return nil
    }
    guard !scalar.string.isEmpty, !isPlain(scalar) || YAMLCore.isText(scalar.string) else {
      note(
        scalar.string.isEmpty
          ? "expected a text, found nothing"
          : "expected a text; write \"\(scalar.string)\" in quotes")
      return nil
    }
    return scalar.string
  }

  /// A text or a list of texts, each with its node; empty where something is wrong.
  var texts: [(text: String, node: ConfigurationNode)] {
    if case .scalar = node { return text.map { [($0, self)] } ?? [] }
    return items(orText: true).compactMap { item in item.text.map { ($0, item) } }
  }

  /// The elements of a list; an empty one says nothing.
  func items(orText: Bool = false) -> [ConfigurationNode] {
    guard case .sequence(let nodes) = node else {
      note("expected a list\(orText ? " or a text" : ""), found \(kind)")
      return []
    }
    return nodes.map { part($0) }
  }

  /// The pairs of a mapping whose keys are texts.
  ///
  /// - Parameter name: What messages call the value of a key.
  func pairs(
    _ expected: String, named name: (String) -> String
  ) -> [(key: String, place: ConfigurationNode, value: ConfigurationNode)] {
    guard case .mapping(let mapping) = node else {
      note("expected \(expected), found \(kind)")
      return []
    }
    // To the reader of YAML, keys of one text and several tags are different ones.
    var met: Set<String> = []
    return mapping.compactMap { key, value in
      let place = part(key)
      guard let text = place.text else { return nil }
      if !met.insert(text).inserted { place.note("the key \(text.printable) stands twice") }
      return (text, place, part(value, key: name(text)))
    }
  }

  private var kind: String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .alias: "an alias"
    }
  }

  private func isPlain(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain || scalar.style == .any
  }
}

/// What a plain scalar is by the core schema of YAML 1.2, section 10.3.2.
enum YAMLCore {
  /// Whether it is a string and neither null, a truth value nor a number.
  static func isText(_ scalar: String) -> Bool {
    let words = ["", "~", "null", "true", "false"]
    if words.contains(scalar.lowercased()) { return false }
    return !isNumber(Array(scalar.utf8))
  }

  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if rest.starts(with: "0o".utf8) {
      return rest.count > 2 && rest.dropFirst(2).allSatisfy { $0 &- 0x30 < 8 }
    }
    if rest.starts(with: "0x".utf8) {
      return rest.count > 2
        && rest.dropFirst(2).allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }
    }
    if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
    let word = String(decoding: rest, as: UTF8.self).lowercased()
    if word == ".inf" || word == ".nan" { return true }
    let whole = digits(&rest)
    var fraction = 0
    if rest.first == 0x2E {
      rest.removeFirst()
      fraction = digits(&rest)
    }
    guard whole + fraction > 0 else { return false }
    if rest.first.map({ $0 | 0x20 }) == 0x65 {
      rest.removeFirst()
      if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func digits(_ bytes: inout ArraySlice<UInt8>) -> Int {
    let count = bytes.prefix { $0 &- 0x30 < 10 }.count
    bytes.removeFirst(count)
    return count
  }
}
