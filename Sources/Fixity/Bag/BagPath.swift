public import Fingerprint

/// Paths as the manifests of a bag write them.
///
/// From BagIt 1.0 on, line feed, carriage return and percent sign are percent-encoded, and
/// nothing else is (RFC 8493 section 2.1.3).
public enum BagPath {
  static let percent = UInt8(ascii: "%")

  /// The path as version 1.0 writes it.
  public static func encoded(_ path: [UInt8]) -> [UInt8] {
    guard path.contains(where: isEncoded) else { return path }
    var text: [UInt8] = []
    for byte in path {
      switch byte {
      case 0x0A: text += Array("%0A".utf8)
      case 0x0D: text += Array("%0D".utf8)
      case percent: text += Array("%25".utf8)
      default: text.append(byte)
      }
    }
    return text
  }

  private static func isEncoded(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || byte == percent
  }

  /// What the text of version 1.0 stands for, with hexadecimal digits of either case, and
  /// whether all of it is as that version writes it. Any other percent sign stands for itself.
  public static func decoded(_ text: some Collection<UInt8>) -> (path: [UInt8], isStrict: Bool) {
    var path: [UInt8] = []
    path.reserveCapacity(text.count)
    var isStrict = true
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == percent else {
        path.append(byte)
        continue
      }
      let byte: UInt8? =
        switch (rest.first, rest.dropFirst().first.map { $0 | 0x20 }) {
        case (UInt8(ascii: "0"), UInt8(ascii: "a")): 0x0A
        case (UInt8(ascii: "0"), UInt8(ascii: "d")): 0x0D
        // The digit 5 has the bit that makes letters small.
        case (UInt8(ascii: "2"), UInt8(ascii: "5")): percent
        default: nil
        }
      if let byte {
        path.append(byte)
        rest = rest.dropFirst(2)
      } else {
        path.append(percent)
        isStrict = false
      }
    }
    return (path, isStrict)
  }

  /// Whether a path leads, or may lead for some program, out of the bag: absolute, with a
  /// component `..`, or with `~` first, which shells take for a home (RFC 8493 section 5.1).
  static func leaves(_ path: PathBytes) -> Bool {
    path.isAbsolute || path.hasParentReference || path.bytes.first == UInt8(ascii: "~")
  }

  /// The payload's folder.
  public static let payload: PathBytes = "data"

  /// Whether a path is one of a payload file.
  static func isInPayload(_ path: PathBytes) -> Bool {
    path.bytes.starts(with: "data/".utf8) && path.bytes.count > 5
  }

  /// Whether a system leaves files of this name where people look at folders: `.DS_Store`,
  /// `Thumbs.db`, `desktop.ini`, and the `._` files of macOS.
  public static func isSystemFile(_ path: PathBytes) -> Bool {
    guard let name = path.lastComponent?.bytes else { return false }
    if name.starts(with: "._".utf8) { return true }
    return [".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".localized"]
      .contains(String(decoding: name, as: UTF8.self).lowercased())
  }
}
