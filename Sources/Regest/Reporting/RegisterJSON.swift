internal import ArchivalReference
internal import CanonicalJSON
internal import Fingerprint

/// A register's entries as JSON, for programs.
public enum RegisterJSON {
  /// `{"path":…,"level":…,"sha256":…,"row":{…}}`: where an entry lies, and its row as it is
  /// exported, whose bytes have this digest.
  public static func item(_ item: RegisterItem) -> [UInt8] {
    var bytes = Array("{\"path\":".utf8)
    bytes.appendJSONString(item.entry.path)
    bytes += Array(",\"level\":\"\(item.entry.level.name)\",\"sha256\":".utf8)
    bytes.appendJSONString(item.entry.digest.hex)
    bytes += Array(",\"row\":".utf8) + item.line
    if case .archive(let archive) = item.entry {
      let names = JSON(optional: [
        ("ru", archive.nameRu.map(JSON.string)), ("en", archive.nameEn.map(JSON.string)),
        ("abbreviations", .array(archive.abbreviations.map(JSON.string))),
      ])
      bytes += Array(",\"names\":".utf8) + names.lineBytes()
    }
    return bytes + Array("}".utf8)
  }

  /// `{"entry":…,"children":[…],"next":…}`: an entry, where it is one, and a page of what lies
  /// below it.
  public static func folder(_ entry: RegisterItem?, _ page: RegisterPage) -> [UInt8] {
    var bytes = Array("{".utf8)
    if let entry { bytes += Array("\"entry\":".utf8) + item(entry) + Array(",".utf8) }
    bytes += Array("\"children\":[".utf8)
    bytes += Array(page.items.map(item).joined(separator: Array(",".utf8))) + Array("]".utf8)
    if let next = page.next {
      bytes += Array(",\"next\":".utf8)
      bytes.appendJSONString(next.description)
    }
    return bytes + Array("}".utf8)
  }

  /// `{"found":[…]}`: what a search gave.
  public static func found(_ items: [RegisterItem]) -> [UInt8] {
    Array("{\"found\":[".utf8)
      + Array(items.map(item).joined(separator: Array(",".utf8))) + Array("]}".utf8)
  }
}
