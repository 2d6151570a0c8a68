import ArgumentParser
import Citing
import DocumentText
import Fingerprint
import Interchange
import Regest

struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Print references as a journal or a standard wants them.",
    discussion: """
      Each reference is a note of its own, and notes are a series: «Там же» in one means the \
      one before, and later ones are shortened as the style has it («Там же», Ibid.). \
      References divided by “;” make one note. Without a reference, or with “-”, reads \
      standard input, one note a line. With --export the items are not printed but written in \
      a format that other programs take, and what that format cannot carry is told (status 1).
      """)

  @Argument(
    help: ArgumentHelp(
      "References, or ids of records with --in.", valueName: "reference"))
  var references: [String] = []

  @OptionGroup var styleOptions: StyleOptions
  @OptionGroup var document: DocumentOptions
  @OptionGroup var export: ExportOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cite the references of a manuscript, in order, of standard input with “-”; or the "
        + "records of a folder that `regest build` wrote, or of a records.jsonl.",
      valueName: "file"))
  var from: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "How the manuscript is written down, as for `regest check`. (default: by its name)",
      valueName: "format"))
  var format: DocumentFormat?

  @Flag(
    name: .long,
    help: "Begin each note with its number in the manuscript, or else with its line.")
  var labels = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cite the items of a file, of standard input with “-”: CSV, YAML, or a format of "
        + "--export that can be read.",
      valueName: "file"))
  var items: String?

  @Option(
    name: .customLong("entry"),
    help: ArgumentHelp(
      "Cite an entry of the register: RGASPI/558/11/740, or fewer levels.", valueName: "path"))
  var registerEntries: [String] = []

  @Option(
    name: .customLong("find"),
    help: ArgumentHelp(
      "Cite the entries of the register in whose titles all these words are.",
      valueName: "words"))
  var registerWords: String?

  @OptionGroup var registerOptions: RegisterOptions

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "The folder that `regest build` wrote, for ids of records.", valueName: "folder"))
  var folder: String?

  @Flag(
    name: .long,
    help: ArgumentHelp(
      "Print the list of sources: archives, fonds, opisi and each file once.",
      discussion: "With --register fonds are called what the register calls them."))
  var sources = false

  @Flag(name: .long, help: "Print each item in every style.")
  var all = false

  @Flag(name: .long, help: "List the styles; † is not confirmed by any source.")
  var listStyles = false

  @Flag(name: .long, help: "Print the page of the style.")
  var about = false

  func validate() throws {
    let isRegister = !registerEntries.isEmpty || registerWords != nil
    let given = [from != nil, items != nil, !references.isEmpty, isRegister].filter { $0 }.count
    guard given < 2, registerEntries.isEmpty || registerWords == nil else {
      throw ValidationError(
        "references, --from, --items, --entry and --find exclude one another")
    }
    guard !references.contains("-") || references.count == 1 else {
      throw ValidationError("“-” is standard input, and goes with no other reference")
    }
    guard document.isEmpty || (references.count == 1 && references != ["-"]) else {
      throw ValidationError(
        "what the document is (\(document.names)) goes with one reference; --items takes a table")
    }
    guard format == nil || from != nil else {
      throw ValidationError("--as tells how the manuscript of --from is written down")
    }
    guard !labels || (!all && !sources && export.format == nil) else {
      throw ValidationError("--labels excludes --all, --sources and --export")
    }
    guard !labels || styleOptions.format == .plain || styleOptions.format == .markdown else {
      throw ValidationError("--labels goes with --format plain or markdown")
    }
    guard !all || !sources else { throw ValidationError("--all and --sources exclude one another") }
    guard !all || styleOptions.isDefault else {
      throw ValidationError("--all prints every style; --style and --style-file choose one")
    }
    guard export.format == nil || (!all && !sources && styleOptions.isUntouched) else {
      throw ValidationError(
        "--export writes items without a style; it excludes --all, --sources, --style, "
          + "--style-file, --script, --format and --spaces")
    }
  }

  func run() throws {
    if listStyles { return try Console.write(StyleCatalog.list) }
    if about { return try Console.write(StyleCatalog.page(of: try styleOptions.style())) }
    let source = CiteSource(folder: folder, document: document)
    let notes: [CiteSource.Note]
    if let from {
      notes = try source.notes(ofManuscript: from, as: format)
    } else if let items {
      notes = try source.notes(ofItems: items)
    } else if !registerEntries.isEmpty {
      notes = try source.notes(ofEntries: registerEntries, of: try registerOptions.open())
    } else if let registerWords {
      notes = try source.notes(ofWords: registerWords, in: try registerOptions.open())
    } else if references.isEmpty || references == ["-"] {
      notes = try source.notesOfStandardInput()
    } else {
      notes = try source.notes(ofArguments: references)
    }
    let isWhole = tellFaults(of: notes)
    if export.format != nil {
      let items = notes.flatMap { (try? $0.content.get()) ?? [] }
      let lost = try export.write(items)
      if lost || !isWhole { throw ExitStatus.findings }
      return
    }
    let printed = all ? try printAll(notes) : try print(notes)
    if !printed || !isWhole { throw ExitStatus.findings }
  }

  /// Tells what could not be read, and where; true if there is nothing to tell. What is left
  /// of such a note is its place: «Там же» must not reach over it.
  private func tellFaults(of notes: [CiteSource.Note]) -> Bool {
    var hints: [String] = []
    var isWhole = true
    for note in notes {
      guard case .failure(let fault) = note.content else { continue }
      Console.note("\(note.place): \(fault)")
      if let hint = fault.hint, !hints.contains(hint) { hints.append(hint) }
      isWhole = false
    }
    for hint in hints { Console.note("hint: \(hint)") }
    return isWhole
  }

  /// Prints one note or entry a line, or the list of sources; false if something could not
  /// be printed.
  private func print(_ notes: [CiteSource.Note]) throws -> Bool {
    let style = try styleOptions.compiled()
    let lists = CiteLists(notes: notes, style: style)
    if sources {
      return try lists.printSources(
        namedBy: registerOptions.register == nil ? nil : try registerOptions.open())
    }
    if let bibliography = Bibliography(style) { return try lists.print(bibliography) }
    // References that are typed one by one are no list, and each would be its first entry.
    let isWork = from != nil || items != nil
    let notes = isWork ? try lists.numbered { try styleOptions.compiled($0) } : notes
    var sequence = CitationSequence(style, citing: lists.items)
    var text: [UInt8] = []
    var missing: [String] = []
    for note in notes {
      guard case .success(let items) = note.content else {
        sequence.interrupt()
        continue
      }
      if note.standsApart { sequence.interrupt() }
      let start = text.count
      if labels { text += heading(of: note).utf8 }
      do {
        try sequence.append(note: items, to: &text)
        text.append(0x0A)
      } catch {
        text.removeSubrange(start...)
        // What is not printed is cited all the same.
        sequence.interrupt()
        Console.note("\(note.place): \(error)")
        missing += error.missing.filter { !missing.contains($0) }
      }
    }
    if !missing.isEmpty { Console.note("hint: \(Self.remedy(of: missing))") }
    try Console.write(text)
    return missing.isEmpty
  }

  /// How an item is told what a style needs of it.
  private static func remedy(of missing: [String]) -> String {
    if missing == ["archive"] { return "name the archive before the fond" }
    let fields = missing.map { word in
      ["year", "month", "day", "date.printed"].contains(word)
        ? .date : ItemField(rawValue: word.split(separator: ".").joined(separator: "_"))
    }
    let options = fields.compactMap { $0.map(DocumentOptions.name(of:)) }
    guard !options.isEmpty else { return "write the reference out, or take another style" }
    return "of one reference \(options.joined(separator: ", ")) says it, of many a table for "
      + "--items; or take another style"
  }

  /// What stands before a note so that it is found in the manuscript.
  private func heading(of note: CiteSource.Note) -> String {
    guard let label = note.label else { return note.line.map { "line \($0): " } ?? "" }
    return styleOptions.format == .markdown ? "[^\(label)]: " : "\(label). "
  }

  private func printAll(_ notes: [CiteSource.Note]) throws -> Bool {
    var text = ""
    let styles = try StyleLibrary.styles.map { try styleOptions.compiled($0) }
    let width = styles.map(\.name.unicodeScalars.count).max() ?? 0
    let cited = notes.flatMap { (try? $0.content.get()) ?? [] }
    let sequences = styles.map { CitationSequence($0, citing: cited) }
    for note in notes {
      guard case .success(let items) = note.content else { continue }
      for (style, beginning) in zip(styles, sequences) {
        var sequence = beginning
        var bytes: [UInt8] = []
        text += style.name.padded(to: width) + "  "
        do {
          try sequence.append(note: items, to: &bytes)
          text += String(decoding: bytes, as: UTF8.self) + "\n"
        } catch {
          text += "(needs \(error.missing.joined(separator: ", ")))\n"
        }
      }
    }
    try Console.write(text)
    return true
  }
}
