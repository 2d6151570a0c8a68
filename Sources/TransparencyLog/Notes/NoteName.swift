internal import Fingerprint

/// The name of a key in signed notes; for the key of a log, also the log's origin.
///
/// As bytes, since two names that Unicode holds for one are two names here.
public struct NoteName: Hashable, Sendable, CustomStringConvertible {
  /// The name's UTF-8.
  public let bytes: [UInt8]

  /// Takes a name; nil for one that is empty, not UTF-8, or has a space, a control
  /// character or a plus sign (C2SP signed-note, "Format").
  public init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard !bytes.isEmpty, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      if scalar == "+" || scalar.properties.isWhitespace || isControl { return nil }
    }
    self.bytes = bytes
  }

  /// The name for people, safe to print.
  public var description: String { PathBytes(bytes).display }
}
