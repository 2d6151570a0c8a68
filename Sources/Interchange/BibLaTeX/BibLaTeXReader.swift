import Citing

/// Reads items of BibLaTeX. Where the shelfmark stands, ``BibShelfmark`` tells.
enum BibLaTeXReader {
  /// Whether a file begins with an entry or a comment, or an entry begins one of its lines:
  /// what stands before the first one is comment.
  @Sendable static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == UInt8(ascii: "@") || first == UInt8(ascii: "%") || hasEntry(bytes)
  }

  /// Whether a line begins as `@letter{` does.
  static func hasEntry(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).contains { line in
      guard line.first == UInt8(ascii: "@") else { return false }
      let type = line.dropFirst().prefix { ($0 | 0x20) &- 0x61 < 26 }
      let open = line.dropFirst(1 + type.count).first { $0 != 0x20 }
      return !type.isEmpty && (open == UInt8(ascii: "{") || open == UInt8(ascii: "("))
    }
  }

  @Sendable static func read(_ bytes: [UInt8]) throws(ItemReadError) -> [ReadItem] {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
      throw ItemReadError(line: line + 1, "the line is not UTF-8")
    }
    var parser = BibParser(bytes)
    let file: BibFile
    do {
      file = try parser.file()
    } catch {
      throw located(error, in: bytes)
    }
    var items: [ReadItem] = []
    var keys: Set<String> = []
    for entry in file.entries {
      do throws(BibFault) {
        guard keys.insert(entry.key).inserted else {
          throw BibFault(
            offset: entry.offset, message: "“\(entry.key)” is the key of two entries")
        }
        items.append(try item(entry, in: file))
      } catch {
        items.append(ReadItem(located(error, in: bytes)))
      }
    }
    return items
  }

  private static func located(_ fault: BibFault, in bytes: [UInt8]) -> ItemReadError {
    let before = bytes.prefix(fault.offset)
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.count { $0 == 0x0A } + 1
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return ItemReadError(line: line, column: column, fault.message)
  }

  private static func item(
    _ entry: BibFile.Entry, in file: BibFile
  ) throws(BibFault) -> ReadItem {
    do throws(BibFault) {
      let shelfmark = try BibShelfmark(entry)
      guard shelfmark != nil || mayInheritReference(entry, in: file) else {
        return .withoutReference
      }
      for name in ["crossref", "xdata"] {
        guard let field = entry[name] else { continue }
        throw BibFault(
          offset: field.offset, message: "“\(name)” is not followed; write its fields in the entry")
      }
      guard let shelfmark else { return .withoutReference }
      return try BibItem(entry, shelfmark).read()
    } catch {
      throw BibFault(offset: error.offset, message: "\(entry.key): \(error.message)")
    }
  }

  /// Whether another entry, or one that is not in the file, may lend an entry its reference.
  private static func mayInheritReference(_ entry: BibFile.Entry, in file: BibFile) -> Bool {
    let keys = ["crossref", "xdata"].compactMap { entry[$0] }.flatMap { field in
      String(decoding: field.value.bytes, as: UTF8.self).split { ", \n".contains($0) }
    }
    return keys.contains { key in
      guard let parent = file.entries.first(where: { $0.key == key }) else { return true }
      if parent["crossref"] != nil || parent["xdata"] != nil { return true }
      do {
        return try BibShelfmark(parent) != nil
      } catch {
        return true
      }
    }
  }
}
