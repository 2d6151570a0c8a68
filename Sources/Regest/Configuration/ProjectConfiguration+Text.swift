internal import CanonicalJSON
internal import DocumentText
public import Fingerprint

extension ProjectConfiguration {
  /// The configuration as YAML, each value with where it was set in a comment: what is set
  /// nowhere stands in a comment too.
  ///
  /// - Parameter root: The folder that patterns begin at, as messages call it.
  public func text(root: PathBytes) -> String {
    var lines = [
      file.map { "# read from \($0.display)" } ?? "# no file of configuration",
      "# patterns begin at \(root.display)",
    ]
    lines.append(
      line(.register, register.map { ($0.value.display, $0.origin) }, "what comes with Regest"))
    lines.append(line(.defaultArchive, defaultArchive.map { ($0.value, $0.origin) }, "none"))
    lines.append(line(.style, style.map { ($0.value.name, $0.origin) }, "none"))
    lines += table(.severity, effectiveSeverities)
    lines += ignoreLines
    lines += list(.include, include.map { ($0.value.text, $0.origin) })
    lines += list(.exclude, exclude.map { ($0.value.text, $0.origin) })
    lines += table(
      .formats, formats.map { ($0.value.paths.text, $0.value.format.rawValue, $0.origin) })
    lines += list(.manifests, manifests.map { ($0.value.display, $0.origin) })
    lines.append(line(.baseline, baseline.map { ($0.value.display, $0.origin) }, "none"))
    lines.append(line(.rulesURL, rulesURL.map { ($0.value, $0.origin) }, "none"))
    return lines.map { $0 + "\n" }.joined()
  }

  /// The rules that count, of several for one selector that of the command line or the last.
  private var effectiveSeverities: [(String, String, SettingOrigin)] {
    var rules: [(String, String, SettingOrigin)] = []
    for rule in severities {
      let (name, word) = (rule.value.selector.text, rule.value.severity?.rawValue ?? "off")
      rules.removeAll { $0.0 == name }
      rules.append((name, word, rule.origin))
    }
    return rules
  }

  private func line(
    _ key: ConfigurationKey, _ value: (text: String, origin: SettingOrigin)?, _ usual: String
  ) -> String {
    guard let value else { return "# \(key.rawValue): \(usual)  # default" }
    return "\(key.rawValue): \(YAMLText.scalar(value.text))  # \(value.origin.text)"
  }

  private func list(
    _ key: ConfigurationKey, _ values: [(text: String, origin: SettingOrigin)]
  ) -> [String] {
    if values.isEmpty { return ["\(key.rawValue): []  # default"] }
    return ["\(key.rawValue):"]
      + values.map { "  - \(YAMLText.scalar($0.text))  # \($0.origin.text)" }
  }

  private func table(
    _ key: ConfigurationKey, _ values: [(String, String, SettingOrigin)]
  ) -> [String] {
    if values.isEmpty { return ["\(key.rawValue): {}  # default"] }
    return ["\(key.rawValue):"]
      + values.map { "  \(YAMLText.scalar($0.0)): \(YAMLText.scalar($0.1))  # \($0.2.text)" }
  }

  private var ignoreLines: [String] {
    let key = ConfigurationKey.ignore.rawValue
    if ignores.isEmpty { return ["\(key): []  # default"] }
    var lines = ["\(key):"]
    for rule in ignores {
      var parts: [(IgnoreKey, String)] = []
      func add(_ key: IgnoreKey, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        parts.append((key, "[" + texts.map(YAMLText.scalar).joined(separator: ", ") + "]"))
      }
      add(.code, rule.value.selectors.map(\.text))
      add(.path, rule.value.paths.map(\.text))
      add(.reference, rule.value.references.map(\.text))
      if let reason = rule.value.reason { parts.append((.reason, YAMLText.scalar(reason))) }
      for (index, part) in parts.enumerated() {
        let origin = index == 0 ? "  # \(rule.origin.text)" : ""
        lines.append("  \(index == 0 ? "-" : " ") \(part.0.rawValue): \(part.1)\(origin)")
      }
    }
    return lines
  }
}

/// Texts as scalars of YAML.
enum YAMLText {
  /// A text as it is where that is safe, otherwise in double quotes with the escapes of JSON,
  /// which are among those of YAML.
  static func scalar(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isPlain =
      bytes.first.map { isWord($0) } ?? false
      && bytes.allSatisfy { isWord($0) || [0x2D, 0x2E, 0x2F, 0x5F].contains($0) }
    if isPlain, YAMLCore.isText(text) { return text }
    return String(decoding: JSON.string(text).lineBytes(), as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}
