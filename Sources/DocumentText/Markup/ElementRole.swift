/// What an element does to the text that it stands in.
enum ElementRole: UInt8 {
  /// Nothing: its text runs on in the sentence.
  case inline
  /// A paragraph of its own, which holds other paragraphs.
  case block
  /// A paragraph of its own, which holds text.
  case paragraph
  /// A paragraph of its own that ends the one of the same name before it: `li`, `td`.
  case item
  /// A paragraph in which white space counts.
  case preformatted
  /// A break of a line.
  case lineBreak
  /// A break between paragraphs that holds nothing.
  case rule
  /// What is no text of the document.
  case skipped
  /// What is no text and ends with its own end tag whatever stands in it.
  case raw
  /// Text without elements.
  case escapable
  /// What points at another place, and may be the mark of a note.
  case anchor
  /// A place that a note may point at.
  case place
  /// Raised text, and may be the mark of a note.
  case raised
  /// Text in a sentence that may be a note by its class.
  case span
  /// A note.
  case note
  /// What stands beside the shifr that it stands in.
  case aside
  /// Readings of one place of which one is taken.
  case choice
  /// A reading of a choice that is not taken.
  case rejected
  /// The head of a file, in which notes are no footnotes.
  case head
  /// The shifr of a document, level by level.
  case identifier
  /// What a described document holds, behind its shifr.
  case contents
  /// The sheets of a described document.
  case locus
  /// A part of a shifr that may be a bare number.
  case number
  /// A part of a shifr by its name, in a record.
  case field
  /// A component of a finding aid, with its level.
  case component
  /// What a finding aid says of a component.
  case description
  /// The archive of a finding aid.
  case repository
  /// Where something lies.
  case location
  /// An address.
  case address

  /// Whether it holds elements and no text, so that each of them is a paragraph.
  var isStructural: Bool {
    switch self {
    case .block, .contents, .component, .description, .head: true
    default: false
    }
  }
}

/// The elements of a vocabulary that do something to their text.
struct ElementTable {
  /// How many slots there are.
  static let size = 1024

  private var names = [MarkupName](repeating: MarkupName(), count: size)
  private var roles = [ElementRole](repeating: .inline, count: size)

  /// A table of names divided by spaces.
  init(_ rows: [(ElementRole, String)]) {
    for (role, list) in rows {
      for word in list.split(separator: " ") {
        let name = MarkupName(word)
        var slot = firstSlot(of: name)
        while !names[slot].isEmpty { slot = next(slot) }
        names[slot] = name
        roles[slot] = role
      }
    }
  }

  /// The slot of a name; 0 for one that is not in the table.
  @inline(__always)
  func slot(of name: MarkupName) -> Int {
    var slot = firstSlot(of: name)
    while !names[slot].isEmpty {
      if names[slot] == name { return slot }
      slot = next(slot)
    }
    return 0
  }

  /// What the element of a slot does.
  @inline(__always)
  func role(of slot: Int) -> ElementRole { roles[slot] }

  // The slot of the names that are not in the table stays free.
  @inline(__always)
  private func firstSlot(of name: MarkupName) -> Int {
    max(1, name.slot(mask: Self.size - 1))
  }

  private func next(_ slot: Int) -> Int { slot + 1 < Self.size ? slot + 1 : 1 }
}
