import ArchivalReference

/// The list of a work's sources: archives, their fonds, and the opisi with the files
/// cited, each once with all its sheets.
public struct SourceList: Sendable {
  /// A line of the list.
  public struct Line: Hashable, Sendable {
    /// How many headings it stands under: 0 of an archive.
    public var depth: Int
    /// UTF-8, as the style's kind of output has it.
    public var text: [UInt8]

    /// A line under so many headings.
    public init(depth: Int, text: [UInt8]) {
      self.depth = depth
      self.text = text
    }
  }

  private let style: CompiledStyle

  /// The lists of a style.
  public init(_ style: CompiledStyle) { self.style = style }

  /// A file and its sheets, or what wider level is cited.
  private struct File {
    var item: Item
    var place: [Collation]
  }

  /// The lines, in the order of the archives' names and of the numbers.
  ///
  /// Only references are listed: what is known of single documents is left out, and so are
  /// items without an archive. The name of a fond is that which one of its items has.
  public func lines(of items: [Item]) -> [Line] {
    let headings = Self.headings(of: items)
    let files = files(of: items, headings)
    var lines: [Line] = []
    var start = 0
    while start < files.count {
      let shifr = files[start].item.shifr
      let before = start > 0 ? files[start - 1].item.shifr : Shifr()
      var depth = 0
      func add(_ text: [UInt8], isNew: Bool) {
        guard !text.isEmpty else { return }
        if isNew { lines.append(Line(depth: depth, text: text)) }
        depth += 1
      }
      let isOther = shifr.archive != before.archive
      let archive = Shifr(archive: shifr.archive)
      if let item = headings[archive] { add(style.listed(.archive, item), isNew: isOther) }
      let fond = Shifr(archive: shifr.archive, fond: shifr.fond)
      if shifr.fond != nil, let item = headings[fond] {
        add(style.listed(.fond, item), isNew: isOther || shifr.fond != before.fond)
      }
      let end =
        files[start...].firstIndex {
          $0.item.shifr.archive != shifr.archive || $0.item.shifr.fond != shifr.fond
            || $0.item.shifr.opis != shifr.opis
        } ?? files.count
      add(style.listedFiles(runs(files[start..<end].map(\.item))), isNew: true)
      start = end
    }
    return lines
  }

  /// The archives and fonds as items: with the name and the town that the first item has which
  /// has any.
  private static func headings(of items: [Item]) -> [Shifr: Item] {
    var headings: [Shifr: Item] = [:]
    for item in items {
      for shifr in [
        Shifr(archive: item.shifr.archive),
        Shifr(archive: item.shifr.archive, fond: item.shifr.fond),
      ] {
        var heading = headings[shifr] ?? Item(shifr: shifr)
        if headings[shifr] == nil { heading.language = item.language }
        heading.fondName = heading.fondName ?? item.fondName
        heading.place = heading.place ?? item.place
        headings[shifr] = heading
      }
    }
    return headings
  }

  /// Each file of the items once, in order, with what the style lists of it.
  private func files(of items: [Item], _ headings: [Shifr: Item]) -> [File] {
    var files: [Shifr: Item] = [:]
    for item in items where item.shifr.archive != nil {
      for shifr in Self.dela(of: item) {
        var known = files[shifr] ?? Item(shifr: shifr)
        if style.layout.listed.contains(.list) { known.lists += item.lists }
        known.isUnit = known.isUnit || item.isUnit
        known.language = item.language
        files[shifr] = known
      }
    }
    var names: [String: Collation] = [:]
    for (shifr, item) in headings where shifr.fond == nil {
      guard let archive = shifr.archive else { continue }
      names[archive] = Collation(
        String(decoding: style.listed(.archive, item), as: UTF8.self))
    }
    return files.values.map { item in
      var item = item
      item.lists = Self.collapsed(item.lists)
      let shifr = item.shifr
      let place =
        [shifr.archive.flatMap { names[$0] } ?? Collation("")]
        + [shifr.fond, shifr.opis, shifr.delo].map { Collation($0 ?? "") }
      return File(item: item, place: place)
    }.sorted { $0.place.lexicographicallyPrecedes($1.place) }
  }

  /// The files that an item cites: of `904,905` each, unless the sheets are those of all.
  private static func dela(of item: Item) -> [Shifr] {
    guard let delo = item.shifr.delo, item.lists.isEmpty else { return [item.shifr] }
    return delo.utf8.split(separator: 0x2C).map { number in
      var shifr = item.shifr
      shifr.delo = String(Substring(number))
      return shifr
    }
  }

  /// Files of one opis in as few parts as they make: those without sheets that follow one
  /// another are one, `904,905,910-914`.
  private func runs(_ files: [Item]) -> [Item] {
    var runs: [Item] = []
    var numbers = DeloNumbers()
    for file in files {
      guard let delo = file.shifr.delo, file.lists.isEmpty, var last = runs.last,
        last.shifr.delo != nil, last.lists.isEmpty, last.isUnit == file.isUnit,
        last.language == file.language
      else {
        numbers = DeloNumbers()
        if let delo = file.shifr.delo { numbers.add(delo) }
        runs.append(file)
        continue
      }
      numbers.add(delo)
      last.shifr.delo = numbers.text
      runs[runs.count - 1] = last
    }
    return runs
  }
}
