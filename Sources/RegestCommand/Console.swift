import Fingerprint
import Regest

/// Where words go. Results go to standard output, as lines that do not depend on
/// the terminal. Messages go to standard error, one sentence each, lower case,
/// without a final period, behind `regest: `; hints have a line of their own.
/// Colour only on a terminal, and never with `NO_COLOR`.
enum Console {
  static func write(_ text: String) throws(RegestError) {
    try write(Array(text.utf8))
  }

  static func write(_ bytes: [UInt8]) throws(RegestError) {
    do {
      try StandardStreams.write(bytes, to: .output)
    } catch {
      throw RegestError(.unwritable, "standard output: \(error.message)", underlying: error)
    }
  }

  /// A line among which progress may be told: on a terminal that is cleared away first.
  static func writeAtOnce(_ line: [UInt8]) throws(RegestError) {
    if StandardStreams.isTerminal(.error), StandardStreams.isTerminal(.output) { clearLine() }
    try write(line)
  }

  /// Lines for programs on standard error.
  static func writeMessage(_ bytes: [UInt8]) throws(RegestError) {
    do {
      try StandardStreams.write(bytes, to: .error)
    } catch {
      throw RegestError(.unwritable, "standard error: \(error.message)", underlying: error)
    }
  }

  /// A message; nothing can be done where even that cannot be written.
  static func note(_ message: String) {
    try? StandardStreams.write(Array("regest: \(message)\n".utf8), to: .error)
  }

  /// Puts a text in the place of what stands on the terminal's last line, cut to its width.
  static func replaceLine(_ text: String) {
    let width = StandardStreams.width(of: .error) ?? 80
    try? StandardStreams.write(Array("\r\u{1B}[K\(text.prefix(width - 1))".utf8), to: .error)
  }

  /// Empties the terminal's last line.
  static func clearLine() { replaceLine("") }

  static func report(_ error: RegestError) {
    // An error that tells several faults has a line for each.
    for line in error.message.split(separator: "\n") { note(String(line)) }
    if let hint = error.hint { note("hint: \(hint)") }
  }

  static var isColoured: Bool {
    Environment["NO_COLOR"]?.isEmpty ?? true && StandardStreams.isTerminal(.output)
  }
}
