/// One run of sheets: `177-180`, `11`, `3-3v`.
///
/// Bounds are numbers with an optional letter and verso: sheet 5а is another sheet
/// than 5, and `5v` is the back of 5.
public struct ListSpan: Hashable, Sendable {
  /// One side of one sheet.
  public struct Bound: Hashable, Sendable {
    /// From the lowest bit: whether the verso is meant, in four bits how many digits are
    /// printed, leading zeros among them, and the number.
    private let packed: UInt64
    /// The letter; 0 where there is none.
    private let letterValue: UInt32

    /// The sheet's number.
    public var number: Int { Int(packed >> 5) }
    /// Whether the verso (оборот) is meant.
    public var isVerso: Bool { packed & 1 != 0 }
    /// The letter after the number, lower-case Cyrillic; nil where there is none.
    public var letter: Unicode.Scalar? {
      letterValue == 0 ? nil : Unicode.Scalar(letterValue)
    }

    /// The most digits that a number has.
    public static let mostDigits = ReferenceParser.longestNumber

    /// A bound of ASCII digits, a letter in canonical form, and a side. Of more than
    /// ``mostDigits`` digits the first ones count.
    public init(
      digits: some Collection<UInt8>, letter: Unicode.Scalar? = nil, isVerso: Bool = false
    ) {
      var number: UInt64 = 0
      var count: UInt64 = 0
      for digit in digits.prefix(Self.mostDigits) {
        number = number * 10 + UInt64(digit &- 0x30)
        count += 1
      }
      packed = number << 5 | count << 1 | (isVerso ? 1 : 0)
      letterValue = letter?.value ?? 0
    }

    /// As ``init(digits:letter:isVerso:)-(Collection<UInt8>,_,_)``, of digits in a string.
    public init(digits: String, letter: Unicode.Scalar? = nil, isVerso: Bool = false) {
      self.init(digits: digits.utf8, letter: letter, isVerso: isVerso)
    }

    /// The digits as printed, leading zeros kept.
    public var digits: String {
      let plain = String(number)
      let zeros = Int(packed >> 1 & 15) - plain.utf8.count
      return zeros > 0 ? String(repeating: "0", count: zeros) + plain : plain
    }

    /// The canonical form: `67`, `67а`, `67v`.
    public var text: String {
      var text = digits
      if let letter { text.unicodeScalars.append(letter) }
      if isVerso { text += "v" }
      return text
    }
  }

  /// The first sheet.
  public let first: Bound
  /// The last sheet of a range; equal to ``first`` for a single one.
  public let last: Bound

  /// A run of sheets, or one sheet where there is no last.
  public init(_ first: Bound, through last: Bound? = nil) {
    self.first = first
    self.last = last ?? first
  }

  /// The canonical form: `177-180`, `11`, `3-3v`.
  public var text: String {
    first == last ? first.text : "\(first.text)-\(last.text)"
  }

  /// Whether the range ends before it begins.
  public var isDescending: Bool {
    last.number < first.number
      || (last.number == first.number && first.isVerso && !last.isVerso)
  }
}
