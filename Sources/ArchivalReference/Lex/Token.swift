/// A piece of text that the grammar tells apart: a kind and a place, never a copy.
struct Token {
  enum Kind: Equatable {
    /// A name of the archive with this index in the table.
    case archive(ArchiveIndex)
    case mark(Mark.Kind)
    /// «Там же», Ibid.
    case ibid
    /// «Указ. дело»
    case cited
    /// A run of ASCII digits.
    case number
    /// A run of letters that is none of the above.
    case word
    case dash
    /// One ASCII punctuation byte, among them `.`, `,`, `;`, `/` and parentheses.
    case punctuation(UInt8)
    /// Anything else: one scalar.
    case other
    /// The end of a paragraph or of the text.
    case paragraphEnd
  }

  var kind: Kind
  /// Half-open byte range, without the white space before it.
  @Packed var range: Range<Int>
  /// Whether white space stands before it.
  var isSpaced: Bool
  /// Whether the word mixes Cyrillic and Latin letters.
  var isMixed: Bool
  /// Whether a mark is written out, so that it cannot be somebody's initial.
  var isLongMark: Bool
  /// What else a word can be.
  var roles: WordRoles

  init(
    kind: Kind, range: Range<Int>, isSpaced: Bool = false, isMixed: Bool = false,
    isLongMark: Bool = false, roles: WordRoles = []
  ) {
    self.kind = kind
    _range = Packed(wrappedValue: range)
    self.isSpaced = isSpaced
    self.isMixed = isMixed
    self.isLongMark = isLongMark
    self.roles = roles
  }
}

/// The place of an archive in its table.
typealias ArchiveIndex = UInt16
