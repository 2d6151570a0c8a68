internal import CanonicalJSON
internal import Fingerprint

/// `VERIFY.txt`: how a stranger checks an issued folder without Regest, with what this very
/// folder should hold.
///
/// The lines that begin with four spaces are commands of POSIX sh; a test runs them with
/// nothing to be found but sh, GNU coreutils, jq, openssl and ssh-keygen. The bytes follow
/// from what `manifest.json` says beside the page's own digest, and from nothing else, so
/// that they are the same on any machine.
struct VerifyText {
  /// What `manifest.json` will say; the digest of the page is not looked at.
  private let statement: ManifestStatement

  init(of statement: ManifestStatement) {
    self.statement = statement
  }

  /// The page.
  var bytes: [UInt8] {
    let parts = [
      Self.introduction, Self.beginning + values, Self.files, Self.sources, Self.tree,
      Self.counts, Self.records, Self.texts, Self.roots, Self.register, Self.signatures,
      Self.envelope, Self.ids, Self.end,
    ]
    return Array(parts.joined(separator: "\n").utf8)
  }

  /// The statement as the value of a variable of the shell, a member a line.
  private var values: String {
    let json = statement.json(withPage: false).prettyBytes()
    let lines = Self.plain(String(decoding: json, as: UTF8.self)).split(separator: "\n")
    return "    statement='" + lines.joined(separator: "\n    ") + "'\n"
  }

  /// JSON with everything escaped that would end a quoted word of the shell, or that a
  /// terminal does not show as it stands: U+0027, U+007F to U+009F, and marks without width
  /// or that turn the direction of writing. A fixed list, since the properties of characters
  /// change with the version of Unicode.
  private static func plain(_ json: String) -> String {
    var text = ""
    for scalar in json.unicodeScalars {
      switch scalar.value {
      case 0x27, 0x7F...0x9F, 0xAD, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF, 0xFFF9...0xFFFB:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
