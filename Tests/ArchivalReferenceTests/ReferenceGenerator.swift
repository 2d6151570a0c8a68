import TestSupport
import ArchivalReference

/// Makes random texts, shifrs and lists.
struct ReferenceGenerator {
  var random: Seeded

  init(_ purpose: String) {
    random = Seeded(purpose)
  }

  /// Bytes of any kind, with a leaning to those of Cyrillic and of marks.
  mutating func bytes() -> [UInt8] {
    let leaning: [UInt8] = [0xD0, 0xD1, 0xA4, 0x9E, 0xBF, 0x94, 0x9B, 0x20, 0x2E, 0x31, 0x3B, 0x0A]
    return (0..<random.below(60)).map { _ in
      random.once(in: 2) ? UInt8(random.below(256)) : random.pick(leaning)
    }
  }

  /// Valid UTF-8 of scalars from all planes, most of them Cyrillic, digits and dots.
  mutating func unicode() -> [UInt8] {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x7F, 0x30...0x39, 0x2C...0x2E, 0x410...0x44F, 0x2010...0x2015, 0xA0...0xAD,
      0x300...0x36F, 0xE000...0xFFFD, 0x10000...0x10FFFF,
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<random.below(60) {
      let value = UInt32.random(in: random.pick(ranges), using: &random)
      scalars.append(Unicode.Scalar(value) ?? "?")
    }
    return Array(String(scalars).utf8)
  }

  /// Pieces of references in any order, some of them cut or repeated.
  mutating func mixture() -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<random.below(24) {
      let fragment = Array(random.pick(Self.fragments).utf8)
      switch random.below(12) {
      case 0: text += fragment.prefix(random.below(fragment.count + 1))
      case 1: text += fragment + fragment
      case 2: text.append(UInt8(random.below(256)))
      default: text += fragment
      }
    }
    return text
  }

  /// A paragraph of prose that names no archive and holds no mark.
  mutating func prose() -> String {
    let sentences = (0...random.below(12)).map { _ in random.pick(Self.sentences) }
    return sentences.joined(separator: " ")
  }

  /// A shifr in canonical form: always with a fond, often down to the delo.
  mutating func shifr(archive: String?) -> Shifr {
    var shifr = Shifr(archive: archive, fond: fond())
    if random.once(in: 12) { return shifr }
    shifr.opis = number(digits: 3)
    if random.once(in: 12) { return shifr }
    shifr.delo = random.once(in: 4) ? dela() : number(digits: 6)
    // Manuscript departments and security archives have no opis.
    if random.once(in: 10) { shifr.opis = nil }
    return shifr
  }

  /// A carton, now and then, of a shifr that has one delo and no opis.
  mutating func karton(of shifr: Shifr) -> String? {
    guard shifr.opis == nil, shifr.delo != nil, random.once(in: 2) else { return nil }
    return digits(4) + (random.once(in: 4) ? random.pick(["а", "б"]) : "")
  }

  /// The lists of a shifr: none where its delo is open or one of several.
  mutating func lists(of shifr: Shifr) -> [ListSpan] {
    guard let delo = shifr.delo, !delo.utf8.contains(0x2C), !delo.utf8.contains(0x2D) else {
      return []
    }
    return (0..<random.below(5)).map { _ in span() }
  }

  private mutating func fond() -> String {
    switch random.below(6) {
    case 0: "\(random.pick(["Р", "П", "К", "А"]))-\(digits(4))"
    case 1: "\(digits(3))/\(1 + random.below(9))"
    case 2: "\(digits(4))\(random.pick(["с/ч", "а/в", "сс/п"]))"
    default: number(digits: 5)
    }
  }

  private mutating func number(digits count: Int) -> String {
    let zero = random.once(in: 10) ? "0" : ""
    return zero + digits(count)
      + (random.once(in: 6) ? random.pick(["а", "б", "в", "сс", "пф"]) : "")
  }

  private mutating func dela() -> String {
    let from = 1 + random.below(900)
    switch random.below(3) {
    case 0: return "\(from)-\(from + 1 + random.below(200))"
    case 1: return "\(from),\(from + 1 + random.below(200))"
    default: return "\(from),\(from + 2)-\(from + 3 + random.below(200)),\(from + 300)"
    }
  }

  private mutating func digits(_ count: Int) -> String {
    let length = 1 + random.below(count)
    return String(1 + random.below(9)) + (1..<length).map { _ in String(random.below(10)) }.joined()
  }

  /// A sheet, or a range that rises.
  private mutating func span() -> ListSpan {
    let from = 1 + random.below(500)
    let first = ListSpan.Bound(
      digits: "\(from)", letter: random.once(in: 6) ? random.pick(["а", "б"]) : nil,
      isVerso: random.once(in: 4))
    switch random.below(3) {
    case 0:
      return ListSpan(first)
    case 1 where !first.isVerso:
      return ListSpan(
        first, through: .init(digits: first.digits, letter: first.letter, isVerso: true))
    default:
      let last = from + 1 + random.below(300)
      return ListSpan(first, through: .init(digits: "\(last)", isVerso: random.once(in: 4)))
    }
  }

  private static let fragments = [
    "РГАСПИ", "РГАСПИ. ", "ГА РФ", "АП\u{A0}РФ. ", "ЦПА ИМЛ, ", "RGASPI, ", "GARF ", "РЦXИДНИ. ",
    "Ф. ", "Ф.", "ф. 17", "Ф. 558. ", "Ф. Р-5446. ", "фонд 9, ", "f. 17, ", "F.558", "Фонд: ",
    "Оп. ", "Оп. 11. ", "оп. 3, ", "On. 11. ", "Op. P. ", "опись 2 ", "op. 3, ", "opis’ 5 ",
    "Д. ", "Д. 904. ", "д. 76а, ", "Ед. хр. 5. ", "спр. 10, ", "d. 9, ", "Дд. ", "ed. khr. ",
    "Л. ", "Л. 11. ", "лл. 5–7 об. ", "арк. 3 зв. ", "ll. 180–1", "l. 6 - rev. ", "Л. Л. ",
    "Там же. ", "там же, ", "Ibid., ", "Ibid. ", "; ", ";", ", ", ". ", ".", " – ", "—", "-", "–",
    "об.", "зв.", "и ", "(", ")", "[", "]", "«", "»", "//", "/", "№ ", ":", "\n", "\r\n", "\n\n",
    "\t", " ", "\u{202F}", "\u{2009}", "\u{AD}", "\u{301}", "\u{FEFF}", "\u{0}", "1", "17", "904",
    "000000000000", "1234567890123", "177–180", "180–177", "5а", "5об", "1934 г. ", "12 мая ",
    "К. 12. ", "Карт. 5. ", "с/ч", "R 58/214. ", "box 7, ", "Указ. дело. ", "РГА\u{AD}СПИ. ",
    "С. 193. ", "pp. 3–4. ", "М., 1999. ", "Автограф. ", "Заверенная копия. ", "Копия",
    "Typescript. ", "(копия)", "Дело ", "лист ", "слово ", "Word ", "Т. 1. ", "9 л. ",
  ]

  private static let sentences = [
    "Снег сошёл рано, и дороги развезло.", "Никто не ждал гостей до самого вечера.",
    "Le marché ferma plus tôt que prévu.", "The harvest was late that autumn.",
    "Über dem Tal lag noch der Nebel.", "Човни повернулися порожніми.",
    "Спор тянулся долго; решили подождать.", "Nobody asked why, and nobody wrote it down.",
  ]
}
