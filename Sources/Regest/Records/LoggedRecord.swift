/// What a log holds of a citation record: a line that says what it is, and its id on the
/// next.
public enum LoggedRecord {
  private static let header = "regest-record/v1\n"

  /// The entry of a record.
  public static func entry(of id: RegestID) -> [UInt8] {
    Array("\(header)\(id)\n".utf8)
  }

  /// The record of an entry; nil for an entry of something else.
  public static func id(in entry: some Collection<UInt8>) -> RegestID? {
    guard entry.starts(with: header.utf8) else { return nil }
    let text = String(decoding: entry.dropFirst(header.utf8.count).dropLast(), as: UTF8.self)
    guard let id = RegestID(text), id.kind == .record,
      entry.elementsEqual(self.entry(of: id))
    else { return nil }
    return id
  }
}
