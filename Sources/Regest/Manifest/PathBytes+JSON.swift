internal import CanonicalJSON
internal import Fingerprint

extension PathBytes {
  /// The path as a string, or as `{"hex": …}` where its bytes are not UTF-8.
  var json: JSON {
    if let text = utf8 { return .string(text) }
    let digits = Array("0123456789abcdef".utf8)
    let hex = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return ["hex": .string(String(decoding: hex, as: UTF8.self))]
  }

  /// A path as ``json`` writes it; nil for anything else.
  init?(_ json: JSON) {
    if let text = json.stringValue {
      self.init(text)
      return
    }
    guard let hex = json["hex"]?.stringValue else { return nil }
    var bytes: [UInt8] = []
    var digits = Substring(hex)
    while digits.utf8.count >= 2 {
      guard let byte = UInt8(digits.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      digits = digits.dropFirst(2)
    }
    guard digits.isEmpty else { return nil }
    self.init(bytes)
  }
}
