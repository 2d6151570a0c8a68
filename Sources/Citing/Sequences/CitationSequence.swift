import ArchivalReference

/// Prints the notes of a text one after another in a style: first and later mentions,
/// «Там же» with only what differs, several sources in one note.
public struct CitationSequence: Sendable {
  private let style: CompiledStyle
  private var state = SequenceState()

  /// A sequence that begins.
  public init(_ style: CompiledStyle) { self.style = style }

  /// Appends a note with an item.
  public mutating func append(_ item: Item, to text: inout [UInt8]) throws(CitationError) {
    try append(note: [item], to: &text)
  }

  /// Appends a note with several items, joined as the style joins them.
  ///
  /// - Throws: what the style needs and an item lacks; then nothing is appended, and the
  ///   sequence stands where it stood.
  public mutating func append(note items: [Item], to text: inout [UInt8]) throws(CitationError) {
    let start = text.count
    var next = state
    style.append(style.layout.start, to: &text)
    for (index, item) in items.enumerated() {
      let mention = style.permitted(
        next.mention(item, continuesNote: index > 0 && style.layout.compound != nil))
      if index > 0 {
        if let compound = style.layout.compound {
          style.append(compound, to: &text)
        } else {
          text += "; ".utf8
        }
      }
      do {
        try style.append(item, mention: mention, to: &text)
      } catch {
        text.removeSubrange(start...)
        throw error
      }
    }
    style.append(style.layout.end, to: &text)
    state = next
  }

  /// Something that is not archival stands between: «Там же» does not reach over it.
  public mutating func interrupt() { state.interrupt() }
}

extension CompiledStyle {
  /// The mention as the style lets it be printed: without «Там же» where it has none, or
  /// where the archive is not what it begins with.
  func permitted(_ mention: Mention) -> Mention {
    guard mention.isIbid else { return mention }
    let canInherit = layout.levels.first == .archive
    let hasWord = layout.script.isLatin ? layout.latinIbid != nil : layout.ibid != nil
    if canInherit, mention.isCompound || hasWord { return mention }
    var plain = mention
    plain.isIbid = false
    plain.isCompound = false
    plain.isWhole = false
    plain.from = .archive
    return plain
  }
}
