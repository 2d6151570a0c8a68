internal import ArchivalReference
internal import DocumentText
internal import Fingerprint
internal import Yams

/// Reads a file of configuration, and all of its faults at once.
struct ConfigurationReader {
  private let document: YAMLDocument
  private let file: PathBytes
  private let faults = ConfigurationNode.Faults()
  private var configuration = ProjectConfiguration()

  /// A reader of a file under the name that messages give it, from which its paths are seen.
  init(file: PathBytes) {
    self.file = file
    document = YAMLDocument(name: file.display, code: .configurationMalformed)
    configuration.file = file
  }

  /// - Throws: `configuration-malformed`, with a line for each fault.
  mutating func read(_ bytes: [UInt8]) throws(RegestError) -> ProjectConfiguration {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    let roots = try document.roots(bytes)
    if roots.count > 1 {
      throw document.malformed(roots[1].mark, "expected one document, found another")
    }
    guard let root = roots.first, !Self.isEmpty(root) else { return configuration }
    let top = ConfigurationNode(node: root, key: "", document: document, faults: faults)
    var values: [ConfigurationKey: ConfigurationNode] = [:]
    for pair in top.pairs("keys with values, “key: value”", named: { $0 }) {
      guard let key = ConfigurationKey(rawValue: pair.key) else {
        noteUnknown(pair.key, among: ConfigurationKey.allCases.map(\.rawValue), pair.place)
        continue
      }
      values[key] = pair.value
    }
    // In an order in which what is needed comes first.
    for key in ConfigurationKey.allCases {
      if let value = values[key] { read(key, value) }
    }
    guard faults.isEmpty else {
      throw RegestError(
        .configurationMalformed, faults.texts.joined(separator: "\n"),
        hint: "the keys are described in Documentation/configuration.md")
    }
    return configuration
  }

  /// Whether a file holds nothing but comments.
  private static func isEmpty(_ root: Node) -> Bool {
    guard case .scalar(let scalar) = root else { return false }
    return scalar.string.isEmpty && (scalar.style == .plain || scalar.style == .any)
  }

  private mutating func read(_ key: ConfigurationKey, _ value: ConfigurationNode) {
    switch key {
    case .register: configuration.register = path(value)
    case .baseline: configuration.baseline = path(value)
    case .defaultArchive: readDefaultArchive(value)
    case .style: readStyle(value)
    case .severity: readSeverities(value)
    case .ignore: readIgnores(value)
    case .include: configuration.include = globs(value)
    case .exclude: configuration.exclude = globs(value)
    case .formats: readFormats(value)
    case .rulesURL: readRulesURL(value)
    case .manifests:
      configuration.manifests = distinct(
        value.items().compactMap { item in
          item.text.map { ($0, item) }
        }
      ).map { setting(path($0.text), $0.node) }
    }
  }

  private func setting<Value>(_ value: Value, _ node: ConfigurationNode) -> Setting<Value> {
    Setting(value, from: .file(file, line: node.line, column: node.column))
  }

  private func noteUnknown(_ word: String, among words: [String], _ place: ConfigurationNode) {
    let hint = NearestWord.hint(word, among: words)
    let known = hint.isEmpty ? "; the keys are \(words.joined(separator: ", "))" : hint
    place.note("there is no key “\(word.printable)”\(known)")
  }

  private func path(_ text: String) -> PathBytes {
    (file.parent ?? ".").appending(PathBytes(text))
  }

  private func path(_ node: ConfigurationNode) -> Setting<PathBytes>? {
    node.text.map { setting(path($0), node) }
  }

  /// What stands once; the second of two equal texts is a fault.
  private func distinct(
    _ texts: [(text: String, node: ConfigurationNode)]
  ) -> [(text: String, node: ConfigurationNode)] {
    var met: Set<String> = []
    return texts.filter { item in
      if met.insert(item.text).inserted { return true }
      item.node.note("“\(item.text.printable)” stands twice")
      return false
    }
  }

  private mutating func readDefaultArchive(_ node: ConfigurationNode) {
    guard let text = node.text else { return }
    guard let archive = ArchiveTable.standard.archive(named: text) else {
      node.note(ArchiveTable.standard.fault(ofName: text))
      return
    }
    configuration.defaultArchive = setting(archive.key, node)
  }

  /// An address as SARIF takes it for `helpUri`: absolute (RFC 3986, section 4.3), in ASCII.
  private mutating func readRulesURL(_ node: ConfigurationNode) {
    guard let text = node.text else { return }
    let isAddress = ["https://", "http://"].contains { text.hasPrefix($0) }
    guard isAddress, text.contains("{code}"), text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
      return node.note(
        "“\(text.printable)” is no address with {code} in it, as https://example.org/{code}.html")
    }
    configuration.rulesURL = setting(text, node)
  }

  private mutating func readStyle(_ node: ConfigurationNode) {
    guard let name = node.text else { return }
    do throws(RegestError) {
      configuration.style = setting(try NamedStyle(name, in: file.parent ?? "."), node)
    } catch {
      node.note(error.message)
    }
  }

  private mutating func readSeverities(_ node: ConfigurationNode) {
    let pairs = node.pairs("codes with their weights") { "severity: \($0)" }
    var met: Set<DiagnosticSelector> = []
    for pair in pairs {
      let words = SeverityWord.allCases.map(\.rawValue)
      let word = pair.value.text
      guard let selector = DiagnosticSelector(pair.key) else {
        pair.place.note(DiagnosticSelector.fault(of: pair.key))
        continue
      }
      if !met.insert(selector).inserted {
        pair.place.note("\(selector.text) stands twice, by its code and by its name")
      }
      guard let word else { continue }
      guard let severity = SeverityWord(rawValue: word) else {
        pair.value.note(
          "expected one of \(words.joined(separator: ", ")), found “\(word.printable)”")
        continue
      }
      configuration.severities.append(
        setting(ProjectConfiguration.SeverityRule(selector, severity.severity), pair.place))
    }
  }

  private mutating func readFormats(_ node: ConfigurationNode) {
    for pair in node.pairs("patterns with their formats", named: { "formats: \($0)" }) {
      guard let glob = glob(pair.key, pair.place), let word = pair.value.text else { continue }
      guard let format = DocumentFormat(rawValue: word) else {
        let words = DocumentFormat.allCases.map(\.rawValue)
        pair.value.note(
          "expected one of \(words.joined(separator: ", ")), found “\(word.printable)”")
        continue
      }
      configuration.formats.append(
        setting(ProjectConfiguration.FormatRule(paths: glob, format: format), pair.place))
    }
  }

  private func globs(_ node: ConfigurationNode) -> [Setting<PathGlob>] {
    distinct(node.items().compactMap { item in item.text.map { ($0, item) } })
      .compactMap { item in glob(item.text, item.node).map { setting($0, item.node) } }
  }

  private func glob(_ text: String, _ node: ConfigurationNode) -> PathGlob? {
    do throws(PathGlob.Malformed) {
      return try PathGlob(text)
    } catch {
      node.note(error.reason)
      return nil
    }
  }

  private mutating func readIgnores(_ node: ConfigurationNode) {
    for item in node.items() {
      var rule = ProjectConfiguration.IgnoreRule()
      var isAboutSomething = false
      let known = IgnoreKey.allCases.map(\.rawValue)
      let before = faults.count
      for pair in item.pairs(
        "a mapping with \(known.joined(separator: ", "))", named: { "ignore: \($0)" })
      {
        guard let key = IgnoreKey(rawValue: pair.key) else {
          noteUnknown(pair.key, among: known, pair.place)
          continue
        }
        guard key != .reason else {
          rule.reason = pair.value.text
          continue
        }
        isAboutSomething = true
        let texts = distinct(pair.value.texts)
        if texts.isEmpty, faults.count == before {
          pair.value.note("expected something in the list")
        }
        for (text, node) in texts { read(key, text, node, into: &rule) }
      }
      if !isAboutSomething, faults.count == before {
        item.note("expected at least one of the keys code, path, reference")
      }
      if faults.count == before { configuration.ignores.append(setting(rule, item)) }
    }
  }

  private func read(
    _ key: IgnoreKey, _ text: String, _ node: ConfigurationNode,
    into rule: inout ProjectConfiguration.IgnoreRule
  ) {
    switch key {
    case .code:
      guard let selector = DiagnosticSelector(text) else {
        return node.note(DiagnosticSelector.fault(of: text))
      }
      rule.selectors.append(selector)
    case .path:
      if let glob = glob(text, node) { rule.paths.append(glob) }
    case .reference:
      let archive = configuration.defaultArchive?.value
      guard let pattern = ShifrPattern(text, defaultArchive: archive) else {
        return node.note("“\(text.printable)” is not one reference with its archive")
      }
      rule.references.append(pattern)
    case .reason: break
    }
  }
}

extension ArchiveTable {
  /// Why ``archive(named:)`` finds none, and what may have been meant.
  func fault(ofName text: String) -> String {
    let words = archives.flatMap { [$0.key] + $0.names }
    let wanted = text.lowercased()
    let keys = archives.filter { $0.names.contains { $0.lowercased() == wanted } }.map(\.key)
    if keys.count > 1 {
      return "several archives are called “\(text.printable)”; give a key: "
        + keys.joined(separator: ", ")
    }
    return "no archive has the key or the name “\(text.printable)”"
      + NearestWord.hint(text, among: words)
  }
}
