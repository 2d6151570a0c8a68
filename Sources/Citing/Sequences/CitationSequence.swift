import ArchivalReference

/// Prints the notes of a text one after another in a style: first and later mentions,
/// «Там же» with only what differs, several sources in one note.
public struct CitationSequence: Sendable {
  private let style: CompiledStyle
  private let cited: CitedWhole?
  private var state = SequenceState()

  /// A sequence that begins. Of what comes later nothing is known: several documents of one
  /// author and year get no letters.
  public init(_ style: CompiledStyle) {
    self.style = style
    cited = nil
  }

  /// A sequence that begins, of a text in which all these items are cited. The letters of
  /// `1932a` and `1932b` are given over all of them, so that the notes of a text and its list of
  /// sources have the same ones where both are printed from the same items.
  public init(_ style: CompiledStyle, citing items: [Item]) {
    self.style = style
    cited = style.layout.asksOfWhole ? CitedWhole(items, style.plain) : nil
  }

  /// Appends a note with an item.
  ///
  /// - Throws: what the style needs and the item lacks; then nothing is appended, and the
  ///   sequence stands where it stood.
  public mutating func append(_ item: Item, to text: inout [UInt8]) throws(CitationError) {
    let start = text.count
    let mention = completed(state.mention(of: item), of: item)
    style.append(style.layout.start, to: &text)
    do {
      try style.append(item, mention: style.permitted(mention), noteStart: start, to: &text)
    } catch {
      text.removeSubrange(start...)
      throw error
    }
    style.append(style.layout.end, to: &text)
    state.add(item, as: mention)
  }

  /// Appends a note with several items, joined as the style joins them.
  ///
  /// - Throws: as ``append(_:to:)``.
  public mutating func append(note items: [Item], to text: inout [UInt8]) throws(CitationError) {
    if items.count == 1 { return try append(items[0], to: &text) }
    let start = text.count
    let beginsWithIbid = canBeginWithIbid(items)
    var next = state
    style.append(style.layout.start, to: &text)
    for (index, item) in items.enumerated() {
      let mention = completed(
        next.mention(
          of: item, continuesNote: index > 0 && style.layout.compound != nil,
          sharesNote: index > 0 || !beginsWithIbid), of: item)
      if index > 0 {
        if let compound = style.layout.compound {
          style.append(compound, to: &text)
        } else {
          text += "; ".utf8
        }
      }
      do {
        try style.append(item, mention: style.permitted(mention), noteStart: start, to: &text)
      } catch {
        text.removeSubrange(start...)
        throw error
      }
      next.add(item, as: mention)
    }
    style.append(style.layout.end, to: &text)
    state = next
  }

  /// A mention with what the whole text says of the document.
  private func completed(_ mention: Mention, of item: Item) -> Mention {
    guard let cited, let standing = cited.standing(of: item) else { return mention }
    var mention = mention
    mention.standing = standing
    mention.isOnlyByAuthor = standing.facts.contains(.onlyByAuthor)
    return mention
  }

  /// Whether «Там же» alone can stand for the first item of a note: the second one goes on
  /// from it, `Там же ; Д. 531. Л. 2`, and nothing else is said of the first.
  private func canBeginWithIbid(_ items: [Item]) -> Bool {
    guard style.layout.compound != nil, let first = items.first, items.count > 1 else {
      return false
    }
    let mention = state.mention(of: first)
    let isReference = first.authors.isEmpty && first.title == nil
    guard style.permitted(mention).isWhole, isReference || mention.isAgain, first.witness == nil
    else { return false }
    var next = state
    next.add(first, as: mention)
    return next.mention(of: items[1], continuesNote: true, sharesNote: true).isCompound
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
