import ArchivalReference

/// What was cited so far, as far as later citations depend on it. A pure machine: from
/// the state and the next item it gives how the item stands, and the next state.
///
/// It knows no style: whether «Там же» is printed at all is the style's to say.
public struct SequenceState: Sendable {
  /// The last citation; nil after something that is not archival.
  private var last: Item?
  private var lastAuthors: [Name]?
  private var lastDocument: CitedDocument?
  private var archives: Set<String> = []
  private var documents: Set<CitedDocument> = []
  private var documentByAuthors: [CitedAuthors: CitedDocument] = [:]
  private var isOpening = true

  /// Nothing was cited.
  public init() {}

  /// How the next item stands to those before it.
  ///
  /// - Parameters:
  ///   - continuesNote: whether it stands in the same note as the one before.
  ///   - sharesNote: whether others stand in its note: «Там же» alone would leave open
  ///     which of them it means, and the lists are said again.
  public func mention(
    of item: Item, continuesNote: Bool = false, sharesNote: Bool = false
  ) -> Mention {
    var mention = Mention()
    let document = CitedDocument(item)
    mention.isOpening = isOpening
    mention.isFirstOfArchive = item.shifr.archive.map { !archives.contains($0) } ?? true
    mention.isAgain = document.map { documents.contains($0) } ?? false
    mention.hasSameAuthor = !item.authors.isEmpty && item.authors == lastAuthors
    mention.isIdem = continuesNote && mention.hasSameAuthor && document != lastDocument
    if let document, !item.authors.isEmpty,
      let known = documentByAuthors[CitedAuthors(names: item.authors)]
    {
      mention.isOnlyByAuthor = known == document
    }
    if let last, var from = Self.firstDifference(item, last) {
      if from.isWhole, sharesNote, let narrowest = Self.narrowest(item) {
        from = (narrowest, false)
      }
      mention.isIbid = true
      mention.from = from.level
      mention.isWhole = from.isWhole
      // Behind the title of another document «Там же» is needed to tell what goes on.
      mention.isCompound = continuesNote && !from.isWhole && (document == nil || mention.isAgain)
    }
    return mention
  }

  /// Takes an item down as cited.
  ///
  /// - Parameter mention: how it stands, as ``mention(of:continuesNote:)`` says.
  public mutating func add(_ item: Item, as mention: Mention) {
    if mention.isFirstOfArchive, let archive = item.shifr.archive { archives.insert(archive) }
    let document = CitedDocument(item)
    if !mention.isAgain, let document {
      documents.insert(document)
      let authors = CitedAuthors(names: item.authors)
      if !item.authors.isEmpty, documentByAuthors[authors] == nil {
        documentByAuthors[authors] = document
      }
    }
    last = item
    lastAuthors = item.authors
    lastDocument = document
    isOpening = false
  }

  /// Something that is not archival was cited: no «Там же» reaches over it.
  public mutating func interrupt() {
    last = nil
    lastAuthors = nil
    lastDocument = nil
  }

  /// The widest level to print when an item follows another; nil where it has to be
  /// printed whole.
  ///
  /// «Там же» replaces from the first level it restates down and inherits all above, so a
  /// level that the item lacks cannot be restated: the level above it is.
  private static func firstDifference(
    _ item: Item, _ last: Item
  ) -> (level: Level, isWhole: Bool)? {
    guard let archive = item.shifr.archive, archive == last.shifr.archive else { return nil }
    let levels = [Level.fond, .opis, .delo]
    guard let different = levels.first(where: { item.shifr[$0] != last.shifr[$0] }) else {
      if item.lists == last.lists { return (.list, true) }
      return narrowest(item).map { ($0, false) }
    }
    return lowest(item, notBelow: different).map { ($0, false) }
  }

  /// The narrowest level that can be said again: lists need their delo.
  private static func narrowest(_ item: Item) -> Level? {
    if !item.lists.isEmpty, item.shifr.delo != nil { return .list }
    return lowest(item, notBelow: .delo)
  }

  /// The narrowest level that the item has and that is not below another.
  private static func lowest(_ item: Item, notBelow level: Level) -> Level? {
    [Level.delo, .opis, .fond].first { $0 <= level && item.shifr[$0] != nil }
  }
}
