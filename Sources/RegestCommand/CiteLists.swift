import ArchivalReference
import Citing
import Fingerprint
import Regest

/// The lists that notes are turned into: bibliographies and the list of sources.
struct CiteLists {
  let notes: [CiteSource.Note]
  let style: CompiledStyle

  /// All that is cited.
  var items: [Item] { notes.flatMap { (try? $0.content.get()) ?? [] } }

  /// Prints the entries of a bibliography, one a line; false if one could not be printed.
  func print(_ bibliography: Bibliography) throws -> Bool {
    var sequence = CitationSequence(style, citing: items)
    var text: [UInt8] = []
    var isWhole = true
    let entries = bibliography.entries(of: items)
    if bibliography.printsWitness { tellMixedCopies(entries) }
    for entry in entries {
      do {
        try sequence.append(entry, to: &text)
        text.append(0x0A)
      } catch {
        Console.note("\(place(of: entry.shifr)): \(error)")
        isWhole = false
      }
    }
    try Console.write(text)
    return isWhole
  }

  /// The notes whose items have the numbers of the list that the style refers to.
  func numbered(by compiled: (Style) throws -> CompiledStyle) throws -> [CiteSource.Note] {
    guard let name = style.listStyle else { return notes }
    guard let list = StyleLibrary.style(named: name),
      let bibliography = Bibliography(try compiled(list))
    else {
      throw RegestError(
        .styleMalformed,
        "the style \(style.name) has the numbers of the list “\(name)”, "
          + "and no built-in style of a list has that name",
        hint: "`regest cite --list-styles` lists all")
    }
    var items = bibliography.numbered(items)[...]
    return notes.map { note in
      guard case .success(let cited) = note.content else { return note }
      var note = note
      note.content = .success(Array(items.prefix(cited.count)))
      items = items.dropFirst(cited.count)
      return note
    }
  }

  /// Prints the list of sources and tells what it leaves out; false if something had no
  /// place in it.
  ///
  /// - Parameter register: What fonds are called where the items do not say it.
  func printSources(namedBy register: Register?) throws -> Bool {
    var items = items
    if let register { items = try named(items, register) }
    let list = SourceList(style)
    try Console.write(style.output.outline(list.lines(of: items)))
    let documents = items.filter { !$0.authors.isEmpty || $0.title != nil || $0.date != nil }.count
    if documents > 0 {
      Console.note(
        "a list of sources has files and no documents: author, title and date of "
          + "\(documents == 1 ? "one item" : "\(documents) items") are left out; "
          + "--style \(style.usualBibliography) prints them, without --sources")
    }
    let copies = items.filter { $0.witness != nil }.count
    if copies > 0 {
      Console.note(
        "a list of sources has files and no documents: the kind of copy of "
          + "\(copies == 1 ? "one item" : "\(copies) items") is left to the notes")
    }
    let homeless = items.filter { $0.shifr.archive == nil }
    for item in homeless {
      let error = CitationError(style: style.name, missing: ["archive"])
      Console.note("\(place(of: item.shifr)): \(error)")
    }
    return homeless.isEmpty
  }

  /// Tells how many kinds of copy no entry has, as others of the same file are of another kind.
  private func tellMixedCopies(_ entries: [Item]) {
    let mixed = Set(
      entries.filter { $0.isReference && $0.witness == nil }.map(\.shifr))
    let lost = items.filter { $0.isReference && $0.witness != nil && mixed.contains($0.shifr) }
    guard !lost.isEmpty else { return }
    Console.note(
      "the kind of copy of \(lost.count == 1 ? "one reference is" : "\(lost.count) references are") "
        + "left to the notes: other sheets of the file are cited without it or with another")
  }

  /// Where a shifr is cited first.
  private func place(of shifr: Shifr) -> String {
    let note = notes.first { note in
      ((try? note.content.get()) ?? []).contains { $0.shifr == shifr }
    }
    return note?.place ?? "list of sources"
  }

  private func named(_ items: [Item], _ register: Register) throws -> [Item] {
    var names: [String: Wording] = [:]
    return try items.map { item in
      guard item.fondName == nil, let archive = item.shifr.archive, let fond = item.shifr.fond
      else { return item }
      var item = item
      let path = "\(archive)/\(fond)"
      if names[path] == nil { names[path] = try register.nameOfFond(path) }
      item.fondName = names[path]
      return item
    }
  }
}

extension Register {
  /// What the register calls a fond; nil where it does not have it.
  fileprivate func nameOfFond(_ path: String) throws(RegestError) -> Wording? {
    do {
      return try item(path: path).fondName
    } catch {
      guard error.code == .recordNotFound else { throw error }
      return nil
    }
  }
}

extension Item {
  /// Whether nothing is known of a document.
  fileprivate var isReference: Bool { authors.isEmpty && title == nil }
}
