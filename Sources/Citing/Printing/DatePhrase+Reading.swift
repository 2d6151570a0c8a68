extension DatePhrase {
  /// Reads a date in words and digits, in Russian, Ukrainian, English and French. What is not
  /// understood is passed over, and the phrase is not whole.
  init(_ text: String) {
    var reader = Reader(text)
    reader.read()
    self = reader.phrase
  }

  private enum Token {
    /// A number with the count of its digits.
    case number(Int, digits: Int)
    case word(String)
    case sign(Unicode.Scalar)
  }

  private struct Reader {
    var phrase = DatePhrase()
    private var tokens: [Token] = []
    private var index = 0
    /// Numbers of one or two digits that wait for their month or year.
    private var small: [Int] = []
    private var month: Int?
    private var season: Int?
    /// Whether a dash stands behind the first year.
    private var isRange = false
    private var isBetween = false
    /// Whether a word asks for an end: «с 1932 по 1934».
    private var isFrom = false

    init(_ text: String) {
      var word = String.UnicodeScalarView()
      func flush(_ tokens: inout [Token]) {
        guard let first = word.first else { return }
        let text = String(word)
        word.removeAll()
        guard ("0"..."9").contains(first) else { return tokens.append(.word(text)) }
        tokens.append(Int(text).map { .number($0, digits: text.utf8.count) } ?? .word(text))
      }
      for scalar in text.lowercased().unicodeScalars {
        let isDigit = ("0"..."9").contains(scalar)
        guard isDigit || scalar.properties.isAlphabetic else {
          flush(&tokens)
          if scalar != " ", scalar != "\u{A0}" { tokens.append(.sign(scalar)) }
          continue
        }
        if let last = word.last, ("0"..."9").contains(last) != isDigit { flush(&tokens) }
        word.append(scalar)
      }
      flush(&tokens)
    }

    mutating func read() {
      if case .sign("[")? = tokens.first, case .sign("]")? = tokens.last {
        phrase.isSupplied = true
        tokens = Array(tokens.dropFirst().dropLast())
      }
      if isUndated { return }
      while index < tokens.count {
        let token = tokens[index]
        index += 1
        switch token {
        case .number(let number, let digits): read(number, digits)
        case .word(let word): read(word)
        case .sign(let sign): read(sign)
        }
      }
      let isOpen = (isRange || isBetween || isFrom) && phrase.end == nil
      if isOpen || !small.isEmpty || month != nil || season != nil || phrase.start == nil {
        phrase.isWhole = false
      }
    }

    /// Whether all of it says that there is no date: «б. д.», `n.d.`
    private var isUndated: Bool {
      let words = tokens.compactMap { if case .word(let word) = $0 { word } else { nil } }
      let hasNumber = tokens.contains { if case .number = $0 { true } else { false } }
      return !hasNumber && DateWords.undated.contains(words.joined())
    }

    private mutating func read(_ number: Int, _ digits: Int) {
      if digits == 4, 1000...2999 ~= number {
        readYear(number)
      } else if digits <= 2, isRange, phrase.end == nil, let start = phrase.start, digits == 2,
        small.isEmpty, month == nil, start.isYear, number > start.year % 100, !nextIsDatePart
      {
        phrase.end = Point(year: start.year / 100 * 100 + number)
      } else if digits <= 2 {
        small.append(number)
      } else {
        phrase.isWhole = false
      }
    }

    /// Whether a month or the digits of one follow.
    private var nextIsDatePart: Bool {
      guard index < tokens.count else { return false }
      switch tokens[index] {
      case .word(let word): return DateWords.months[word] != nil
      case .sign("."):
        if index + 1 < tokens.count, case .number = tokens[index + 1] { return true }
        return false
      default: return false
      }
    }

    private mutating func readYear(_ year: Int) {
      var point = Point(year: year, month: month, season: season)
      switch small.count {
      case 0: break
      case 1 where month != nil: point.day = small[0]
      case 1: point.month = small[0]
      case 2 where month == nil: (point.day, point.month) = (small[0], small[1])
      default: phrase.isWhole = false
      }
      (small, month, season) = ([], nil, nil)
      readRest(of: &point)
      let date = point.date
      if date.month != point.month || date.day != point.day { phrase.isWhole = false }
      if phrase.start == nil {
        phrase.start = point
      } else if isRange, phrase.end == nil, let start = phrase.start, point.year >= start.year {
        phrase.end = point
      } else {
        phrase.isWhole = false
      }
    }

    /// What is written onto a year: `-11-05`, `-е`, `s`.
    private mutating func readRest(of point: inout Point) {
      func isWord(at index: Int, _ words: Set<String>) -> Bool {
        guard index < tokens.count, case .word(let word) = tokens[index] else { return false }
        return words.contains(word)
      }
      if isWord(at: index, ["s", "е", "х"]) {
        phrase.isDecade = true
        index += 1
      }
      guard index < tokens.count, case .sign("-") = tokens[index] else { return }
      if isWord(at: index + 1, ["е", "х", "ті"]) {
        phrase.isDecade = true
        index += 2
        return
      }
      for part in [\Point.month, \Point.day] {
        guard index + 1 < tokens.count, case .sign("-") = tokens[index],
          case .number(let number, digits: 2) = tokens[index + 1],
          number <= (part == \Point.month ? 12 : 31), point[keyPath: part] == nil
        else { return }
        point[keyPath: part] = number
        index += 2
      }
    }

    private mutating func read(_ word: String) {
      if let number = DateWords.months[word], month == nil {
        month = number
      } else if let number = DateWords.seasons[word], season == nil {
        season = number
      } else if DateWords.circa.contains(word) {
        phrase.isCirca = true
      } else if DateWords.between.contains(word) {
        isBetween = true
      } else if DateWords.from.contains(word) {
        isFrom = true
      } else if phrase.start != nil, DateWords.through.contains(word) || isAnd(word) {
        isRange = true
      } else if let bound = bound(word) {
        phrase.bound = bound
      } else if DateWords.decade.contains(word) {
        phrase.isDecade = true
      } else if !DateWords.fillers.contains(word) {
        phrase.isWhole = false
      }
    }

    private func isAnd(_ word: String) -> Bool { isBetween && DateWords.and.contains(word) }

    /// «не ранее», `after`; nil where a word says nothing of the kind.
    private mutating func bound(_ word: String) -> Bound? {
      guard phrase.bound == nil, phrase.start == nil else { return nil }
      if let bound = DateWords.bounds[word] { return bound }
      guard DateWords.not.contains(word), index < tokens.count,
        case .word(let next) = tokens[index], let bound = DateWords.notBounds[next]
      else { return nil }
      index += 1
      return bound
    }

    private mutating func read(_ sign: Unicode.Scalar) {
      switch sign {
      case ".", ",": break
      case "?": phrase.isDoubtful = true
      case "(",
        ")" where phrase.isDoubtful || nextIsQuestion:
        break
      case "~": phrase.isCirca = true
      case "-", "–", "—", "/", "‑":
        // `5–7 ноября` begins without a year, and is left as it stands.
        if phrase.start == nil { phrase.isWhole = false }
        isRange = phrase.start != nil
      case "[", "]":
        phrase.isSupplied = true
        phrase.isWhole = false
      default: phrase.isWhole = false
      }
    }

    private var nextIsQuestion: Bool {
      guard index < tokens.count, case .sign("?") = tokens[index] else { return false }
      return true
    }
  }
}
