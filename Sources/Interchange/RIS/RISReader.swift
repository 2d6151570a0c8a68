import Citing

/// Items of RIS as Zotero writes it: the shelfmark in `AN` (or `AV`, the location in
/// archives), the archive in `DB`, its town in `CY`, the kind of copy in `M3`. A line without
/// a tag goes on with the one before; outside of the records it is a comment.
enum RISReader {
  /// Whether a record begins somewhere: others write a number, a heading or empty lines first.
  @Sendable static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool {
    RISLine.lines(of: bytes).contains { line in
      line.starts(with: "TY".utf8) && RISLine(line)?.beginsRecord == true
    }
  }

  @Sendable static func read(_ bytes: [UInt8]) throws(ItemReadError) -> [ReadItem] {
    var items: [ReadItem] = []
    var record: RISRecord?
    var isLoose = false
    for (index, bytes) in RISLine.lines(of: bytes[...]).enumerated() {
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      func malformed(_ message: String, line: Int = index + 1) -> ItemReadError {
        ItemReadError(line: line, message)
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw malformed("the line is not UTF-8")
      }
      guard let line = RISLine(bytes) else {
        record?.goOn(with: RISLine.value(of: text))
        continue
      }
      guard var known = record else {
        if line.beginsRecord {
          record = RISRecord(line, line: index + 1)
          isLoose = line.form == .loose
        } else if line.form == .strict || isLoose && RISRecord.isRead(line.tag) {
          throw malformed("“\(line.tag)” stands outside of an item; “TY  - ” begins one")
        }
        continue
      }
      guard line.form == .strict || line.form == .loose && known.isLoose else {
        throw malformed("expected a tag, two spaces and a hyphen, as in “AU  - ”")
      }
      switch line.tag {
      case "TY": throw malformed("the item of line \(known.line) has no end; “ER  - ” ends it")
      case "ER":
        do {
          items.append(try known.item())
        } catch {
          let message = "\(known.head)\(error.field): \(error.message)"
          items.append(ReadItem(malformed(message, line: known.line)))
        }
        record = nil
      default:
        known.add(line)
        record = known
      }
    }
    if let record {
      throw ItemReadError(line: record.line, "the item has no end; “ER  - ” ends it")
    }
    return items
  }
}
