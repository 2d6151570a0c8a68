import ArchivalReference

/// The entries of a bibliography or list of sources: each document once, in the order of
/// the style and, where the style numbers them, with their numbers.
public struct Bibliography: Sendable {
  private let style: CompiledStyle
  /// The same style for plain text: no sign is masked in what entries are ordered by.
  private let plain: CompiledStyle
  /// Whether entries say what kind of copy is cited.
  public let printsWitness: Bool

  /// The bibliographies of a style; nil where the style prints notes, in the order in which
  /// they are cited.
  public init?(_ style: CompiledStyle) {
    guard style.layout.order != .cited else { return nil }
    self.style = style
    plain = style.plain
    printsWitness = style.prints { $0 == .witness }
  }

  /// The entries of items.
  ///
  /// Citations of one document are one entry with the sheets of all, and so are references
  /// alone to one file, with the kind of copy only where it is that of all; what would be printed
  /// in the same words is printed once. Items that the style cannot print stand at the end.
  /// They are printed by a ``CitationSequence`` that knows all the items, so that they have
  /// the letters of the text.
  public func entries(of items: [Item]) -> [Item] {
    let list = list(items)
    return list.entries.map(\.item) + list.unprintable
  }

  /// The items with the numbers that their entries have, for a text that refers to them by these.
  /// What has no entry, or has a number of its own, stays as it is.
  public func numbered(_ items: [Item]) -> [Item] {
    var items = items
    for entry in list(items).entries {
      for member in entry.members where items[member].number == nil {
        items[member].number = entry.item.number
      }
    }
    return items
  }

  /// An entry, and at which places of the items it is cited.
  private struct Entry {
    var item: Item
    var members: [Int]
    var key: ListKey?
  }

  private func list(_ items: [Item]) -> (entries: [Entry], unprintable: [Item]) {
    var entries: [Entry] = []
    var unprintable: [Item] = []
    var printed: [String: Int] = [:]
    for var entry in united(items) {
      var unnumbered = entry.item
      unnumbered.number = nil
      guard let text = try? plain.text(of: unnumbered) else {
        unprintable.append(entry.item)
        continue
      }
      if let same = printed[text] {
        entries[same].item.number = entries[same].item.number ?? entry.item.number
        entries[same].members += entry.members
        continue
      }
      printed[text] = entries.count
      entry.key = ListKey(entry.item, text: text, in: plain)
      entries.append(entry)
    }
    entries.sort { left, right in
      guard let key = left.key, let other = right.key else { return false }
      return key < other
    }
    return (style.layout.isNumbered ? Self.counted(entries) : entries, unprintable)
  }

  /// Entries that have numbers keep them and stand first, as the text refers to them by
  /// these; the others are counted on from there.
  private static func counted(_ entries: [Entry]) -> [Entry] {
    let given = entries.enumerated().filter { $0.element.item.number != nil }
      .sorted {
        ($0.element.item.number ?? 0, $0.offset) < ($1.element.item.number ?? 0, $1.offset)
      }
      .map(\.element)
    var next = given.last?.item.number ?? 0
    return given
      + entries.filter { $0.item.number == nil }.map { entry in
        var entry = entry
        next += 1
        entry.item.number = next
        return entry
      }
  }

  private func united(_ items: [Item]) -> [Entry] {
    var entries: [Entry] = []
    var places: [CitedDocument: [Int]] = [:]
    for (index, var item) in items.enumerated() {
      let identity = CitedDocument(of: item)
      if identity.isReference { item.lists = SourceList.collapsed(item.lists) }
      let same = places[identity, default: []].first {
        identity.isReference || isOneCopy(entries[$0].item, item)
      }
      guard let same else {
        places[identity, default: []].append(entries.count)
        entries.append(Entry(item: item, members: [index]))
        continue
      }
      var entry = entries[same].item
      entry.lists = SourceList.collapsed(entry.lists + item.lists)
      // Of a document it is known once and for all; of a file it holds for sheets alone.
      let isOfAll = !identity.isReference || entry.witness == item.witness
      entry.witness = isOfAll ? entry.witness ?? item.witness : nil
      entry.fondName = entry.fondName ?? item.fondName
      entry.number = entry.number ?? item.number
      entry.isUnit = entry.isUnit || item.isUnit
      entries[same].item = entry
      entries[same].members.append(index)
    }
    return entries
  }

  /// Copies of two kinds are two entries, if the style says what they are.
  private func isOneCopy(_ entry: Item, _ item: Item) -> Bool {
    !printsWitness || entry.witness == nil || item.witness == nil || entry.witness == item.witness
  }
}
