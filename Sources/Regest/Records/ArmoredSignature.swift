public import Fingerprint
internal import Signatures

/// A signature over a manifest as a proof carries it along: its text, told by its form alone.
/// Nothing here says whom it is from or whether it is good.
public struct ArmoredSignature: Sendable, Hashable, Comparable {
  /// The text with its first and last line and its line ends, as it lay there.
  public let text: String

  /// Takes a text for a signature; nil unless it has the form of one over a manifest, and
  /// nothing else.
  public init?(_ text: String) {
    self.init(ManifestSignature(armored: Array(text.utf8), from: "a proof"))
  }

  private init?(_ signature: ManifestSignature) {
    guard case .success = signature.content else { return nil }
    // What has the form is ASCII.
    text = String(decoding: signature.armored, as: UTF8.self)
  }

  /// The order of the bytes of their texts.
  public static func < (left: ArmoredSignature, right: ArmoredSignature) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// The signatures in the files `*.sig` of a folder, each once, in the order of their
  /// text, and the files of that name which are something else.
  ///
  /// - Throws: `unreadable`.
  public static func all(
    in folder: IssuedFolder
  ) throws(RegestError) -> (signatures: [ArmoredSignature], passedOver: [PathBytes]) {
    var signatures: Set<ArmoredSignature> = []
    var passedOver: [PathBytes] = []
    for file in try folder.signatures() {
      if let signature = ArmoredSignature(file) {
        signatures.insert(signature)
      } else {
        passedOver.append(file.path)
      }
    }
    return (signatures.sorted(), passedOver)
  }
}
