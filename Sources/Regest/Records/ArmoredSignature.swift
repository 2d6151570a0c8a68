public import Fingerprint

/// A signature of `ssh-keygen -Y sign` as text (PROTOCOL.sshsig of OpenSSH), told by its
/// form alone: nothing here says whom it is from or whether it is good.
public struct ArmoredSignature: Sendable, Hashable, Comparable {
  /// The text with its first and last line and its line ends, as it lay there.
  public let text: String

  /// The magic `SSHSIG` and version 1 in base 64.
  private static let beginning = "U1NIU0lHAAAAAQ"
  private static let head = "-----BEGIN SSH SIGNATURE-----"
  private static let foot = "-----END SSH SIGNATURE-----"

  /// Takes a text for a signature; nil unless it has the form of one, and nothing else.
  public init?(_ text: String) {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count > 2, lines.removeFirst().elementsEqual(Self.head.utf8),
      lines.removeLast().elementsEqual(Self.foot.utf8),
      lines[0].starts(with: Self.beginning.utf8),
      lines.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isDigit) })
    else { return nil }
    self.text = text
  }

  /// Whether a byte stands in base 64, padding included.
  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"),
      UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// The order of the bytes of their texts.
  public static func < (left: ArmoredSignature, right: ArmoredSignature) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// The longest file that is taken for a signature, in bytes.
  private static let longest = 1 << 16

  /// The signatures in the files `*.sig` of a folder, each once, in the order of their
  /// text, and the files of that name which are something else.
  ///
  /// - Throws: `unreadable`.
  public static func all(
    in folder: IssuedFolder
  ) throws(RegestError) -> (signatures: [ArmoredSignature], passedOver: [PathBytes]) {
    var signatures: Set<ArmoredSignature> = []
    var passedOver: [PathBytes] = []
    do throws(FileSystemError) {
      let names = try FileStore.names(in: folder.path).filter { $0.bytes.ends(with: ".sig") }
      for path in names.sorted().map(folder.path.appending) {
        guard FileStore.kind(of: path) == .file,
          let text = String(
            validating: try FileStore.head(path, count: longest + 1), as: UTF8.self),
          text.utf8.count <= longest, let signature = ArmoredSignature(text)
        else {
          passedOver.append(path)
          continue
        }
        signatures.insert(signature)
      }
    } catch {
      throw RegestError(error)
    }
    return (signatures.sorted(), passedOver)
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: String) -> Bool {
    reversed().starts(with: suffix.utf8.reversed())
  }
}
