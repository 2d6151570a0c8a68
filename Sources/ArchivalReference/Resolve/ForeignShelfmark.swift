/// The shelfmark of an archive of another kind, which has neither fond nor opis: series and
/// piece (`TNA, FO 371/17253`), record group (`NARA, RG 59`), box and folder.
enum ForeignShelfmark {
  /// How far before a shelfmark the name of its archive is looked for, in bytes.
  private static let reach = 160

  /// Whether a number belongs to such a shelfmark behind the name of an archive.
  static func holds(_ number: Range<Int>, in gap: Range<Int>, of text: Span<UInt8>) -> Bool {
    let floor = gap.lowerBound
    var end = text.spaceStart(before: number.lowerBound, notBefore: floor)
    // `F/7/13506`, `RG-22`
    if end == number.lowerBound, end > floor,
      text[end - 1] == ASCII.slash || text[end - 1] == ASCII.hyphen
    {
      end -= 1
    }
    let series = text.letters(before: end, notBefore: floor)
    if 1...4 ~= series.count, series.allSatisfy({ text[$0] &- 0x41 < 26 }),
      series.upperBound < number.lowerBound || isNumberBehind(number, text)
    {
      return isOfArchive(series, number, text, floor)
    }
    return isContainer(endingAt: end, text, floor)
  }

  /// `TNA, FO 371/17253`, `Bundesarchiv, R 58/214`, `PA AA, R 27184`, `AN, F7 13506`: the name
  /// of the archive stands before the series. A number of one part must be long.
  private static func isOfArchive(
    _ series: Range<Int>, _ number: Range<Int>, _ text: Span<UInt8>, _ floor: Int
  ) -> Bool {
    let end = number.upperBound
    let isGroup =
      series.count == 2 && text[series.lowerBound] == 0x52  // R
      && text[series.lowerBound + 1] == 0x47  // G
    let hasParts =
      isGroup || isNumberBehind(number, text)
      || (end + 1 < text.count && text[end] == ASCII.slash && isPart(text[end + 1]))
    guard hasParts || (number.count > 2 && !isYear(number, text)) else { return false }
    let (wordEnd, isParted) = text.wordEnd(before: series.lowerBound, notBefore: floor)
    let word = text.letters(before: wordEnd, notBefore: floor)
    let (latin, others) = capitals(in: word, of: text)
    if latin + others > 1 { return hasParts || (isParted && latin > 1) }
    return namesRepository(before: series.lowerBound, text, floor)
  }

  /// `Hoover Institution, Smirnov Collection, box 7, folder 6`, `…. Кор. 5`
  private static func isContainer(
    endingAt end: Int, _ text: Span<UInt8>, _ floor: Int
  ) -> Bool {
    let isAbbreviated = end > floor && text[end - 1] == ASCII.period
    let word = text.letters(
      before: isAbbreviated ? end - 1 : end, notBefore: floor)
    guard let folded = FoldedWord(text, word), containers.contains(folded),
      text.wordEnd(before: word.lowerBound, notBefore: floor).isParted
    else { return false }
    return namesRepository(before: word.lowerBound, text, floor)
  }

  private static let containers = Set(
    ("box boxes folder folders reel reels carton kasten mappe teczka sygn vol кор короб коробка "
      + "бокс пап папка картон карт ролик")
      .split(separator: " ").compactMap { FoldedWord(String($0)) })

  /// What stands in the names of institutions and their collections, in lower case.
  private static let institutions: [[UInt32]] = [
    "archiv", "archief", "arkiv", "librar", "biblioth", "bibliotek", "museum", "institut",
    "collection", "papers", "record office", "архив", "архів", "библиотек", "музе", "институт",
    "коллекци",
  ].map { $0.unicodeScalars.map(\.value) }

  /// Whether an archive or the like is named a little before an offset, behind the last `;`.
  private static func namesRepository(
    before end: Int, _ text: Span<UInt8>, _ floor: Int
  ) -> Bool {
    var letters: [UInt32] = []
    var offset = max(floor, end - reach)
    while offset < end {
      offset += SoftHyphen.length(in: text, at: offset)
      let scalar = text.scalar(at: offset)
      offset += scalar.length
      if scalar.value == UInt32(ASCII.semicolon) { letters.removeAll() }
      letters.append(ScalarClass.lower(scalar.value))
    }
    return institutions.contains { name in
      letters.indices.contains { letters[$0...].starts(with: name) }
    }
  }

  /// How many Latin and other capitals a word has.
  private static func capitals(
    in word: Range<Int>, of text: Span<UInt8>
  ) -> (latin: Int, others: Int) {
    var count = (latin: 0, others: 0)
    var offset = word.lowerBound
    while offset < word.upperBound {
      let scalar = text.scalar(at: offset)
      offset += scalar.length
      guard ScalarClass.isUpper(scalar.value) else { continue }
      if ScalarClass.isLatin(scalar.value) { count.latin += 1 } else { count.others += 1 }
    }
    return count
  }

  /// Whether a space and another number follow: `F7 13506`.
  private static func isNumberBehind(_ number: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let end = number.upperBound
    return end + 1 < text.count && text[end] == 0x20 && text[end + 1] &- 0x30 < 10
  }

  /// A digit or a Latin letter: `FO 371/17253`, `RY 5/I 6/3`, `RW 4/v. 578`.
  private static func isPart(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  private static func isYear(_ number: Range<Int>, _ text: Span<UInt8>) -> Bool {
    number.count == 4 && (text[number.lowerBound] == 0x31 || text[number.lowerBound] == 0x32)
  }
}
