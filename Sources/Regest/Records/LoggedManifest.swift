public import Fingerprint

/// What a log holds of a manifest: a line that says what it is, and its id on the next.
///
/// The id, not the manifest: a log's entries are short, and an id names all the rest.
public enum LoggedManifest {
  private static let header = "regest-manifest/v1\n"

  /// The entry of a manifest.
  public static func entry(of id: RegestID) -> [UInt8] {
    Array("\(header)\(id)\n".utf8)
  }

  /// The manifest of an entry; nil for an entry of something else.
  public static func id(in entry: [UInt8]) -> RegestID? {
    let beginning = Array(header.utf8)
    guard entry.starts(with: beginning), entry.last == 0x0A else { return nil }
    let text = String(decoding: entry.dropFirst(beginning.count).dropLast(), as: UTF8.self)
    guard let id = RegestID(text), id.kind == .manifest, self.entry(of: id) == entry else {
      return nil
    }
    return id
  }

  /// An id, or that of the manifest in a folder.
  public static func id(_ name: String) throws(RegestError) -> RegestID {
    guard let id = RegestID(name) else { return try IssuedFolder(PathBytes(name)).id }
    guard id.kind == .manifest else {
      throw RegestError(.invalidRequest, "\(id): not the id of a manifest")
    }
    return id
  }

  /// The id of the manifest in a folder that is whole as it was issued: a log keeps a
  /// mistake for ever.
  ///
  /// - Throws: `manifestMalformed` where the folder's files are not those that the
  ///   manifest names.
  public static func id(ofWhole folder: PathBytes) throws(RegestError) -> RegestID {
    try IssuedFolder(whole: folder, otherwise: "nothing was added").id
  }
}
