internal import CanonicalJSON
internal import Fingerprint

extension PathBytes {
  /// The path as a string, or as `{"hex": …}` where its bytes are not UTF-8.
  var json: JSON {
    if let text = utf8 { return .string(text) }
    return ["hex": .string(Hex.text(of: bytes))]
  }

  /// A path as ``json`` writes it; nil for anything else.
  init?(_ json: JSON) {
    if let text = json.stringValue {
      self.init(text)
      return
    }
    guard let hex = json["hex"]?.stringValue, let bytes = Hex.bytes(of: hex.utf8) else {
      return nil
    }
    self.init(bytes)
  }
}
