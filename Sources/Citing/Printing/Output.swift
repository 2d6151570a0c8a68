/// The kind of text that citations are printed as.
public struct Output: Hashable, Sendable {
  /// What the text is read by.
  public enum Format: String, Sendable, CaseIterable {
    case plain, markdown, html, latex
  }

  /// How spaces are written that must not break: between a mark and its number, between
  /// initials.
  public enum Spaces: String, Sendable, CaseIterable {
    /// As spaces like any other.
    case soft
    /// As spaces that do not break.
    case hard
  }

  /// What the text is read by.
  public var format: Format
  /// How spaces are written that must not break.
  public var spaces: Spaces

  /// A kind of output; plain text has soft spaces, and all others hard ones, if nothing
  /// else is said.
  public init(_ format: Format, spaces: Spaces? = nil) {
    self.format = format
    self.spaces = spaces ?? (format == .plain ? .soft : .hard)
  }

  /// Appends a space that does not break.
  func appendTie(to text: inout [UInt8]) {
    guard spaces == .hard else { return text.append(0x20) }
    switch format {
    case .plain, .markdown: text += [0xC2, 0xA0]
    case .html: text += "&nbsp;".utf8
    case .latex: text.append(0x7E)
    }
  }

  /// Appends a byte of text; signs that mean something to the reader are masked, and
  /// control characters are spaces.
  @inline(__always)
  func append(_ byte: UInt8, to text: inout [UInt8]) {
    if byte < 0x20 || byte == 0x7F { return text.append(0x20) }
    if format == .plain || byte >= 0x7F { return text.append(byte) }
    appendMasked(byte, to: &text)
  }

  private func appendMasked(_ byte: UInt8, to text: inout [UInt8]) {
    switch (format, byte) {
    case (.html, 0x26): text += "&amp;".utf8
    case (.html, 0x3C): text += "&lt;".utf8
    case (.html, 0x3E): text += "&gt;".utf8
    case (.html, 0x22): text += "&quot;".utf8
    case (.latex, 0x5C): text += "\\textbackslash{}".utf8
    case (.latex, 0x7E): text += "\\textasciitilde{}".utf8
    case (.latex, 0x5E): text += "\\textasciicircum{}".utf8
    case (.latex, 0x23), (.latex, 0x24), (.latex, 0x25), (.latex, 0x26), (.latex, 0x5F),
      (.latex, 0x7B), (.latex, 0x7D),
      // \ ` * _ [ ] < > # |
      (.markdown, 0x5C), (.markdown, 0x60), (.markdown, 0x2A), (.markdown, 0x5F),
      (.markdown, 0x5B), (.markdown, 0x5D), (.markdown, 0x3C), (.markdown, 0x3E),
      (.markdown, 0x23), (.markdown, 0x7C):
      text.append(0x5C)
      text.append(byte)
    default: text.append(byte)
    }
  }
}
