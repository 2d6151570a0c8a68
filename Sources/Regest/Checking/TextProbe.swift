internal import ArchivalReference
internal import Fingerprint

/// Tells text from other files, and UTF-8 from other text.
public enum TextProbe {
  /// How many of a file's first bytes are looked at.
  public static let length = 8 << 10

  /// Whether a file that begins so holds text. A zero byte means that it does not,
  /// unless a byte order mark says UTF-16, which is text that cannot be read here.
  public static func isText(_ head: some Collection<UInt8>) -> Bool {
    isUTF16(head) || !head.prefix(length).contains(0)
  }

  /// The same for bytes that are lent.
  public static func isText(_ head: Span<UInt8>) -> Bool {
    isUTF16(Array(head.count < 2 ? [] : [head[0], head[1]])) || !head.holds(0)
  }

  /// Whether all of a text can be read.
  public static func isUTF8(_ text: Span<UInt8>) -> Bool {
    (try? UTF8Span(validating: text)) != nil
  }

  private static func isUTF16(_ head: some Collection<UInt8>) -> Bool {
    head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
  }

  /// What keeps a text from being read whole: the first place that is not UTF-8.
  static func finding(_ text: [UInt8], path: PathBytes?) -> Diagnostic? {
    if isUTF16(text.prefix(2)) {
      return Diagnostic(
        .textNotUnicode, path: path, message: "the text is in UTF-16; references in it are not read"
      )
    }
    do {
      _ = try UTF8Span(validating: text.span)
      return nil
    } catch {
      let start = error.byteOffsets.lowerBound
      return Diagnostic(
        .textNotUnicode, path: path,
        place: place(of: start..<start + 1, in: text),
        message: "byte \(text[start].hexadecimal) is not UTF-8; what stands here is not read")
    }
  }
}

/// The place of one range in a text.
func place(of range: Range<Int>, in text: [UInt8]) -> Diagnostic.Place {
  var cursor = PlaceCursor()
  return cursor.place(of: range, in: text.span)
}

extension UInt8 {
  /// Two upper-case digits behind `0x`.
  fileprivate var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }
}
