import Fingerprint
import Regest

/// Where the words of the commands go.
enum Telling {
  /// Writes a result on standard output.
  static func print(_ text: String) throws(RegestError) {
    do {
      try StandardStreams.write(Array(text.utf8), to: .output)
    } catch {
      throw RegestError(.unwritable, "standard output: \(error.message)", underlying: error)
    }
  }

  /// Writes what stopped a command on standard error.
  static func report(_ error: RegestError) {
    var text = error.message.split(separator: "\n").map { "regest-server: \($0)\n" }.joined()
    if let hint = error.hint { text += "regest-server: hint: \(hint)\n" }
    // Nothing can be done where even that cannot be written.
    try? StandardStreams.write(Array(text.utf8), to: .error)
  }
}
