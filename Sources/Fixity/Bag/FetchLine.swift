internal import Fingerprint

/// A line of `fetch.txt`: where a payload file is to be had, how long it is, and its path
/// (RFC 8493 section 2.2.3).
struct FetchLine {
  static let name: PathBytes = "fetch.txt"

  /// The URL, as written.
  var url: ArraySlice<UInt8>
  /// The length in bytes; nil where the line leaves it open with `-`.
  var length: UInt64?
  /// What stands where the path should.
  var text: ArraySlice<UInt8>

  /// Takes a line apart; nil where it has another form.
  init?(_ line: ArraySlice<UInt8>) {
    url = line.prefix { !BagText.isSpace($0) }
    let rest = line.dropFirst(url.count).drop { BagText.isSpace($0) }
    let word = rest.prefix { !BagText.isSpace($0) }
    text = rest.dropFirst(word.count).drop { BagText.isSpace($0) }
    guard !url.isEmpty, !text.isEmpty else { return nil }
    if word.elementsEqual([UInt8(ascii: "-")]) { return }
    guard let number = BagText.number(word) else { return nil }
    length = number
  }

  /// Whether the URL is absolute: a scheme, a colon and something (RFC 3986 section 4.3).
  var isAbsolute: Bool {
    guard let colon = url.firstIndex(of: UInt8(ascii: ":")), colon + 1 < url.endIndex,
      let first = url.first
    else { return false }
    let isLetter = { (byte: UInt8) in (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    return isLetter(first)
      && url[..<colon].allSatisfy { byte in
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "+-.".utf8.contains(byte)
      }
  }
}
