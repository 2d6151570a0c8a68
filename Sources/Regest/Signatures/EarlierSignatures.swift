internal import Fingerprint
internal import Signatures

/// The signatures that lie in a folder before a manifest is issued into it.
///
/// They are over the manifest.json that is there. If another takes its place they are set
/// aside: `manifest.json.KEY.sig` becomes `manifest.json.KEY.sig.ID`, where ID are the first
/// sixteen digits of the earlier manifest's id. If that manifest is issued again, they have
/// their names again. None is ever removed.
struct EarlierSignatures {
  private static let digits = 16

  /// The files beside the manifest that have to do with signatures.
  private let names: [PathBytes]
  /// Those of them that are signatures of the manifest that is there.
  private let own: [PathBytes]
  /// The first digits of its id; nil where there is none.
  private let earlier: String?

  /// Looks at a folder before anything in it is replaced.
  ///
  /// - Throws: `unreadable` where a signature cannot be read.
  init(in set: borrowing FileSet) throws(RegestError) {
    names = set.carried
    let path = set.folder.appending(PathBytes(IssuedFile.statement.rawValue))
    // Signatures beside what is no manifest, as a damaged one, are over the one it was.
    guard !names.isEmpty, let bytes = try? FileStore.read(path, limit: 1 << 28),
      (try? ManifestStatement(bytes: bytes)) != nil
    else {
      (own, earlier) = ([], nil)
      return
    }
    earlier = Self.digits(of: RegestID(.manifest, try digest(of: bytes)))
    let beginning = Array("\(IssuedFile.statement.rawValue).".utf8)
    var own: [PathBytes] = []
    for name in names where ManifestSignature.isName(name) {
      // By its name, whoever made it and however; or by what it says.
      if name.bytes.starts(with: beginning) {
        own.append(name)
      } else if case .success = try ManifestSignature(set.folder.appending(name)).content {
        own.append(name)
      }
    }
    self.own = own
  }

  /// Whether a file of this name stays in a folder that a manifest is issued into, as a
  /// signature or as one that was set aside.
  static func isCarried(_ name: PathBytes) -> Bool {
    ManifestSignature.isName(name) || original(of: name) != nil
  }

  /// The name that a signature had before it was set aside, and the digits it has got; nil for
  /// any other file.
  private static func original(of name: PathBytes) -> (name: PathBytes, digits: String)? {
    let end = name.bytes.count - digits - 1
    guard end > 0, name.bytes[end] == UInt8(ascii: ".") else { return nil }
    let original = PathBytes(Array(name.bytes[..<end]))
    let tail = name.bytes[(end + 1)...]
    guard ManifestSignature.isName(original), tail.allSatisfy(Hex.isDigit) else { return nil }
    return (original, String(decoding: tail, as: UTF8.self))
  }

  private static func digits(of id: RegestID) -> String { String(id.digest.hex.prefix(digits)) }

  /// Tells a set what the signatures are called once the manifest of an id is in its place.
  ///
  /// - Returns: those that are set aside.
  func prepare(
    _ set: inout FileSet, for id: RegestID
  ) -> [(old: PathBytes, new: PathBytes)] {
    let now = Self.digits(of: id)
    guard let earlier, earlier != now else { return [] }
    let setAside = own.map { name in
      (old: name, new: PathBytes(name.bytes + Array(".\(earlier)".utf8)))
    }
    for (old, new) in setAside { set.move(old, to: new) }
    for name in names {
      guard let original = Self.original(of: name), original.digits == now else { continue }
      set.move(name, to: original.name)
    }
    return setAside
  }
}
