internal import ArchivalReference
internal import CanonicalJSON
internal import Yams

/// A file of YAML as nodes that know their place, with errors in Regest's words.
struct YAMLDocument {
  /// What messages call the file.
  let name: String
  /// The code of its errors.
  let code: RegestError.Code

  /// The documents of a file.
  func roots(_ bytes: [UInt8]) throws(RegestError) -> [Node] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RegestError(code, "\(name): the file is not UTF-8", hint: "save it as UTF-8")
    }
    if let offset = YAMLAliases.excess(in: bytes) {
      var cursor = PlaceCursor()
      let place = cursor.place(of: offset, in: bytes.span)
      throw RegestError(code, "\(name):\(place.line):\(place.column): \(Self.tooMuch)")
    }
    do {
      // The encoding is said here, as the default one can be set by a variable.
      let parser = try Parser(yaml: text, encoding: .utf8)
      var roots: [Node] = []
      while let root = try parser.nextRoot() { roots.append(root) }
      return roots
    } catch let error as YamlError {
      throw self.error(error)
    } catch {
      throw RegestError(code, "\(name): \(error)", underlying: error)
    }
  }

  private static let tooMuch = "its aliases stand for too much"

  func malformed(_ mark: Mark?, _ message: String) -> RegestError {
    let place = mark.map { "\(name):\($0.line):\($0.column)" } ?? name
    return RegestError(code, "\(place): \(message)")
  }

  private func error(_ error: YamlError) -> RegestError {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      malformed(mark, "\(context.map { "\($0.text): " } ?? "")\(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      malformed(context.mark, "the key \(keys.joined(separator: ", ")) stands twice")
    case .reader(let problem, _, _, _): RegestError(code, "\(name): \(problem)")
    default: RegestError(code, "\(name): \(error)", underlying: error)
    }
  }

  /// A node as JSON: what a plain scalar of digits is to YAML is a number. A date that is a
  /// scalar is one as printed, as pandoc has it.
  func json(_ node: Node) throws(RegestError) -> JSON {
    var rest = Self.mostValues
    return try json(node, &rest)
  }

  /// How many values a file may have once its aliases are resolved: a few lines of them can
  /// stand for more than there is memory.
  private static let mostValues = 1_000_000

  private func json(_ node: Node, _ rest: inout Int) throws(RegestError) -> JSON {
    rest -= 1
    guard rest > 0 else { throw malformed(node.mark, Self.tooMuch) }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      if isPlain, let number = Int64(scalar.string) { return .integer(number) }
      return .string(scalar.string)
    case .sequence(let nodes):
      var values: [JSON] = []
      for node in nodes { values.append(try json(node, &rest)) }
      return .array(values)
    case .mapping(let mapping):
      var members: [JSON.Member] = []
      for (key, value) in mapping {
        let field = key.string ?? ""
        var content = try json(value, &rest)
        if field == "issued", let text = value.scalar?.string {
          content = ["raw": .string(text)]
        }
        members.append(JSON.Member(name: field, value: content))
      }
      return .object(members)
    case .alias: return .null
    }
  }
}
