package import Fingerprint
internal import Yams

/// A file of settings, a key and a single value a line, in YAML.
package enum SettingsFile {
  /// Reads the values of known keys, each with its place.
  ///
  /// - Parameters:
  ///   - path: where the file is, and what messages call it.
  ///   - keys: the keys it may have.
  /// - Throws: `unreadable`, or `configuration-malformed` with a line for each fault.
  package static func read(
    _ path: PathBytes, keys: [String]
  ) throws(RegestError) -> [String: Setting<String>] {
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: 1 << 20)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    let document = YAMLDocument(name: path.display, code: .configurationMalformed)
    let roots = try document.roots(bytes)
    guard let root = roots.first else { return [:] }
    let faults = ConfigurationNode.Faults()
    let top = ConfigurationNode(node: root, key: "", document: document, faults: faults)
    var settings: [String: Setting<String>] = [:]
    for pair in top.pairs("keys with values, “key: value”", named: { $0 }) {
      guard keys.contains(pair.key) else {
        pair.place.note(
          "there is no key “\(pair.key.printable)”" + NearestWord.hint(pair.key, among: keys))
        continue
      }
      guard let value = pair.value.node.scalar?.string, !value.isEmpty else {
        pair.value.note("expected a single value")
        continue
      }
      settings[pair.key] = Setting(
        value, from: .file(path, line: pair.value.line, column: pair.value.column))
    }
    guard faults.isEmpty else {
      throw RegestError(.configurationMalformed, faults.texts.joined(separator: "\n"))
    }
    return settings
  }
}
