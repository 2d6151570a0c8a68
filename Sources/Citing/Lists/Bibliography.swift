import ArchivalReference

/// The entries of a bibliography or list of sources: each document once, in the order of
/// the style and, where the style numbers them, with their numbers.
public struct Bibliography: Sendable {
  private let style: CompiledStyle
  /// The same style for plain text: no sign is masked in what entries are ordered by.
  private let plain: CompiledStyle
  private let order: ListOrder
  /// Whether entries say what kind of copy is cited.
  public let printsWitness: Bool

  /// The bibliographies of a style; nil where the style prints notes, in the order in which
  /// they are cited.
  public init?(_ style: CompiledStyle) {
    guard style.layout.order != .cited else { return nil }
    self.style = style
    order = style.layout.order
    plain = CompiledStyle(style, output: Output(.plain))
    printsWitness = style.prints { $0 == .witness }
  }

  /// The entries of items.
  ///
  /// Citations of one document are one entry with the sheets of all, and so are references
  /// alone to one file, with the kind of copy only where it is that of all; what would be printed
  /// in the same words is printed once. Items that the style cannot print stand at the end.
  public func entries(of items: [Item]) -> [Item] {
    var entries: [(key: ListKey, item: Item)] = []
    var unprintable: [Item] = []
    var printed: [String: Int] = [:]
    for item in united(items) {
      var unnumbered = item
      unnumbered.number = nil
      guard let text = try? plain.text(of: unnumbered) else {
        unprintable.append(item)
        continue
      }
      if let same = printed[text] {
        entries[same].item.number = entries[same].item.number ?? item.number
        continue
      }
      printed[text] = entries.count
      let key = ListKey(
        item, text: text, authors: plain.authorsText(of: item), title: plain.titleText(of: item),
        archive: plain.archiveText(of: item, in: text), order: order)
      entries.append((key, item))
    }
    let sorted = entries.sorted { $0.key < $1.key }.map(\.item)
    return (style.layout.isNumbered ? Self.numbered(sorted) : sorted) + unprintable
  }

  /// Entries that have numbers keep them and stand first, as the text refers to them by
  /// these; the others are counted on from there.
  private static func numbered(_ entries: [Item]) -> [Item] {
    let given = entries.enumerated().filter { $0.element.number != nil }
      .sorted { ($0.element.number ?? 0, $0.offset) < ($1.element.number ?? 0, $1.offset) }
      .map(\.element)
    var next = given.last?.number ?? 0
    return given
      + entries.filter { $0.number == nil }.map { entry in
        var entry = entry
        next += 1
        entry.number = next
        return entry
      }
  }

  /// What tells one entry from another.
  private struct Identity: Hashable {
    var authors: [Name]
    var recipients: [Name]
    var title: Wording?
    var date: ItemDate?
    var shifr: Shifr

    init(_ item: Item) {
      authors = item.authors
      recipients = item.recipients
      title = item.title
      date = item.date
      shifr = item.shifr
    }

    var isReference: Bool { authors.isEmpty && title == nil }
  }

  private func united(_ items: [Item]) -> [Item] {
    var entries: [Item] = []
    var places: [Identity: [Int]] = [:]
    for var item in items {
      let identity = Identity(item)
      if identity.isReference { item.lists = SourceList.collapsed(item.lists) }
      let same = places[identity, default: []].first {
        identity.isReference || isOneCopy(entries[$0], item)
      }
      guard let same else {
        places[identity, default: []].append(entries.count)
        entries.append(item)
        continue
      }
      var entry = entries[same]
      entry.lists = SourceList.collapsed(entry.lists + item.lists)
      // Of a document it is known once and for all; of a file it holds for sheets alone.
      let isOfAll = !identity.isReference || entry.witness == item.witness
      entry.witness = isOfAll ? entry.witness ?? item.witness : nil
      entry.fondName = entry.fondName ?? item.fondName
      entry.number = entry.number ?? item.number
      entry.isUnit = entry.isUnit || item.isUnit
      entries[same] = entry
    }
    return entries
  }

  /// Copies of two kinds are two entries, if the style says what they are.
  private func isOneCopy(_ entry: Item, _ item: Item) -> Bool {
    !printsWitness || entry.witness == nil || item.witness == nil || entry.witness == item.witness
  }
}

extension CompiledStyle {
  fileprivate func authorsText(of item: Item) -> String {
    var text: [UInt8] = []
    for author in item.authors {
      append([author], .plain, bare(item), to: &text)
      text += ", ".utf8
    }
    return String(decoding: text, as: UTF8.self)
  }

  fileprivate func titleText(of item: Item) -> String {
    var text: [UInt8] = []
    append(.bareTitle, item, bare(item), to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The archive as an entry calls it.
  fileprivate func archiveText(of item: Item, in text: String) -> String {
    guard let archive = item.shifr.archive, let names = archives[archive] else {
      return item.shifr.archive ?? ""
    }
    return names.name.flatMap { text.contains($0) ? $0 : nil } ?? names.short
  }

  private func bare(_ item: Item) -> Printing {
    Printing(
      facts: [], mention: Mention(), names: nil,
      transliterator: layout.transliterators[item.language])
  }
}
