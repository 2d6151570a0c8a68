internal import Fingerprint

extension ListAudit {
  /// The folder in which other files are looked for; nil for none.
  var searchedFolder: PathBytes? {
    switch extras {
    case .none: nil
    case .base: "."
    case .listed: isSidecar ? nil : commonFolder
    }
  }

  /// Whether the list is about one file and named after it: `disk.iso.sha256`.
  private var isSidecar: Bool {
    guard listed.count == 1, let name = listed.path(at: 0).lastComponent,
      let own = list.lastComponent
    else { return false }
    return own.bytes.starts(with: name.bytes + [0x2E])
      || own.bytes.starts(with: Self.stem(of: name.bytes) + [0x2E])
  }

  /// A name without what follows its last point.
  private static func stem(of name: [UInt8]) -> [UInt8] {
    guard let point = name.lastIndex(of: 0x2E), point > 0 else { return name }
    return Array(name[..<point])
  }

  /// The deepest folder that holds all listed files.
  private var commonFolder: PathBytes? {
    guard listed.count > 0, let first = listed.path(at: 0).parent else { return nil }
    // In byte order the first and the last path share no more than all do.
    guard let last = listed.path(at: listed.count - 1).parent else { return nil }
    let shared = zip(first.components, last.components).prefix { $0 == $1 }.map(\.0)
    return shared.reduce(PathBytes(".")) { $0.appending($1) }
  }

  /// Where the reading begins: in the folder that is searched, which leaves `.git` out
  /// unless files in one are listed, or else at the listed files themselves.
  func roots(in scope: PathBytes?) -> [PathBytes] {
    guard let scope else { return (0..<listed.count).map(listed.path(at:)) }
    return [scope] + listed.hiddenFiles.map(listed.path(at:))
  }

  /// Takes the list itself, its signatures and other lists beside it out of what is not
  /// listed, and gives the latter two.
  func takeCompanions(from extra: inout [PathBytes]) -> [PathBytes] {
    guard let folder = list.parent, let name = list.lastComponent,
      let place = base.place(ofFolder: folder)
    else { return [] }
    var companions: [PathBytes] = []
    var rest: [PathBytes] = []
    for path in extra {
      guard path.parent == place, let own = path.lastComponent else {
        rest.append(path)
        continue
      }
      if own == name { continue }
      // What cannot be read is not known to be a list.
      let isList = (try? ListedFiles.head(of: base.path.appending(path)).isListByItself) ?? false
      if isList || Self.isSignature(own, of: name) {
        companions.append(path)
      } else {
        rest.append(path)
      }
    }
    extra = rest
    return companions
  }

  /// Whether a file is named as a signature or time stamp over the list.
  private static func isSignature(_ name: PathBytes, of list: PathBytes) -> Bool {
    guard name.bytes.starts(with: list.bytes + [0x2E]) else { return false }
    let ending = String(decoding: name.bytes.dropFirst(list.bytes.count + 1), as: UTF8.self)
    return ["asc", "sig", "sign", "gpg", "minisig", "sigstore", "p7s", "tsr", "ots"]
      .contains(ending.lowercased())
  }
}
