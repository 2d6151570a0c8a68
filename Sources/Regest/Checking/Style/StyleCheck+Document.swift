internal import ArchivalReference

/// What only a look at the whole document shows.
extension StyleCheck {
  /// Former names of archives, each told once.
  func formerNames() -> [Remark] {
    var remarks: [Remark] = []
    var counts: [String: Int] = [:]
    for print in prints where print.reference.resolution[.archive] == .printed {
      guard let key = print.reference.shifr.archive, let archive = archives[key],
        archive.lineage != key, archive.to != nil, let successor = archives[archive.lineage]
      else { continue }
      counts[key, default: 0] += 1
      guard counts[key] == 1 else { continue }
      let name = archive.names.first ?? key
      remarks.append(
        Remark(
          code: .formerArchiveName, range: print.type.range,
          message: "\(name) is a former name of \(successor.names.first ?? successor.key)",
          reference: print.reference))
    }
    for index in remarks.indices {
      guard let key = remarks[index].reference?.shifr.archive, let count = counts[key], count > 1
      else { continue }
      remarks[index].notes = ["the file has it \(count) times"]
    }
    return remarks
  }

  /// How the marks of a reference are set.
  private struct Manner: Hashable {
    var isCyrillic: Bool
    var hasCapitals: Bool
    /// The sign between two levels; nil for none.
    var separator: UInt8?
  }

  /// References that are set alike.
  private struct Kind {
    var manner: Manner
    var first: Print
    var sample: String
    var count = 1
  }

  /// References set otherwise than most of the document's in the same alphabet: the first
  /// of each manner.
  func mixedStyles() -> [Remark] {
    guard prints.count > 1 else { return [] }
    var kinds: [Kind] = []
    for print in prints where print.reference.form == .full && !print.type.isBare {
      guard let found = kind(of: print) else { continue }
      if let index = kinds.firstIndex(where: { $0.manner == found.manner }) {
        kinds[index].count += 1
      } else {
        kinds.append(found)
      }
    }
    return kinds.compactMap { kind in
      // Of two that are met equally often the earlier one counts.
      let others = kinds.filter { $0.manner.isCyrillic == kind.manner.isCyrillic }
      let most = others.map(\.count).max()
      guard let usual = others.first(where: { $0.count == most }), usual.manner != kind.manner
      else { return nil }
      return Remark(
        code: .mixedStyles, range: kind.first.type.range,
        message:
          "levels are set as “\(kind.sample)”, and as “\(usual.sample)” elsewhere in the file",
        notes: ["so \(kind.count) of its references, otherwise \(usual.count)"])
    }
  }

  /// Period, comma, semicolon, slash.
  private static let separators: Set<UInt8> = [0x2E, 0x2C, 0x3B, 0x2F]

  private func kind(of print: Print) -> Kind? {
    let numbers = print.type.numbers
    guard numbers.count > 1, let first = mark(of: numbers[0]), let next = mark(of: numbers[1])
    else { return nil }
    let end = numbers[0].range.upperBound
    let between = bytes[end..<max(end, next.lowerBound)]
    let separator = between.first { Self.separators.contains($0) }
    let manner = Manner(
      isCyrillic: isCyrillic(next),
      hasCapitals: ScalarClass.isUpper(bytes.span.scalar(at: next.lowerBound).value),
      separator: separator)
    return Kind(
      manner: manner, first: print,
      sample: oneLine(first.lowerBound..<numbers[1].range.upperBound))
  }

  /// The letters of the mark before a number.
  private func mark(of number: PrintedReference.Number) -> Range<Int>? {
    let scalars = bytes.span
    var end = number.range.lowerBound
    while end > 0 {
      let before = scalars.scalarStart(before: end)
      let value = scalars.scalar(at: before).value
      guard ScalarClass.isSpace(value) || ScalarClass.isLineBreak(value) || value == 0x2E else {
        break
      }
      end = before
    }
    var start = end
    while start > 0 {
      let before = scalars.scalarStart(before: start)
      guard ScalarClass.isLetter(scalars.scalar(at: before).value) else { break }
      start = before
    }
    guard start < end else { return nil }
    // «Ед. хр.» is one mark of two words.
    let isSecond = text(start..<end).lowercased() == "хр" && start > 1
    guard isSecond, let whole = unitMark(before: start) else { return start..<end }
    return whole..<end
  }

  /// Where «Ед.» begins before «хр.»
  private func unitMark(before end: Int) -> Int? {
    let scalars = bytes.span
    var start = end
    while start > 0 {
      let before = scalars.scalarStart(before: start)
      let value = scalars.scalar(at: before).value
      guard ScalarClass.isSpace(value) || value == 0x2E else { break }
      start = before
    }
    guard start >= 4, text(start - 4..<start).lowercased() == "ед" else { return nil }
    return start - 4
  }

  /// A stretch with each line break as a space.
  private func oneLine(_ range: Range<Int>) -> String {
    String(
      decoding: bytes[range].map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }
}
