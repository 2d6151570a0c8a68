import ArchivalReference
import ArgumentParser
import Citing
import DocumentText
import Fingerprint
import Interchange
import Regest

/// What is known of the document besides its reference.
struct DocumentOptions: ParsableArguments {
  @Option(name: .long, help: "Who wrote it: “Каганович, Л. М.”; several divided by “;”.")
  var author: String?
  @Option(name: .long, help: "Of the author, for «Его же» and «Ее же»: m or f.")
  var authorGender: String?
  @Option(name: .long, help: "To whom it is written.")
  var recipient: String?
  @Option(name: .long, help: "Its title; in brackets if you supply it.")
  var title: String?
  @Option(name: .long, help: "Its title in the language of the citation.")
  var titleLatin: String?
  @Option(name: .long, help: "What it is: letter or telegram.")
  var genre: String?
  @Option(name: .long, help: "Its date: 1932-11-05, or as printed.")
  var date: String?
  @Option(name: .long, help: "The kind of copy.")
  var witness: String?
  @Option(name: .long, help: "The name of the fond.")
  var fondName: String?
  @Option(name: .long, help: "The town of the archive.")
  var place: String?
  @Option(name: .long, help: "Its number in the list of sources.")
  var number: String?

  var fields: [ItemField: String] {
    let all: [ItemField: String?] = [
      .author: author, .authorGender: authorGender, .recipient: recipient, .title: title,
      .titleLatin: titleLatin,
      .genre: genre, .date: date, .witness: witness, .fondName: fondName, .place: place,
      .number: number,
    ]
    return all.compactMapValues { $0 }
  }

  var isEmpty: Bool { fields.isEmpty }

  /// The options that are given: `--author, --date`.
  var names: String { fields.keys.map(Self.name(of:)).sorted().joined(separator: ", ") }

  /// The option for a field: `--author-gender`.
  static func name(of field: ItemField) -> String {
    "--" + field.rawValue.split(separator: "_").joined(separator: "-")
  }
}

/// Where the notes to print come from.
struct CiteSource {
  /// Why a note cannot be printed.
  struct Fault: Error, CustomStringConvertible {
    var description: String
    var hint: String?
  }

  /// The items of a note, or why there are none, and where it stands.
  struct Note {
    var place: String
    var content: Result<[Item], Fault>
    /// What the manuscript calls it.
    var label: String?
    /// The line of the text on which it begins.
    var line: Int?
    /// Whether «Там же» in it would not mean the note before.
    var standsApart = false
  }

  let folder: String?
  let document: DocumentOptions

  /// References as a series, the records of ids among them.
  func notes(ofArguments arguments: [String]) throws -> [Note] {
    var notes: [Note] = []
    var series: [ReferenceLines.Line] = []
    for (index, argument) in arguments.enumerated() {
      let number = arguments.count > 1 ? "argument \(index + 1) " : ""
      guard argument.hasPrefix("regest:") else {
        series.append(ReferenceLines.Line(argument, place: "\(number)“\(argument)”"))
        continue
      }
      notes += self.notes(ReferenceLines.entries(of: series))
      series = []
      notes.append(try note(ofRecord: argument))
    }
    notes += self.notes(ReferenceLines.entries(of: series))
    return document.isEmpty ? notes : notes.map(described)
  }

  private func note(ofRecord id: String) throws -> Note {
    guard let folder else {
      throw RegestError(
        .invalidRequest, "\(id) is an id, and its record is in no folder that is named",
        hint: "name the folder that `regest build` wrote with --in")
    }
    let record = try IssuedFolder(PathBytes(argument: folder)).record(id)
    do {
      return Note(place: id, content: .success([try record.item()]))
    } catch {
      return Note(place: id, content: .failure(Fault(description: error.message)))
    }
  }

  /// A note with what the command line says of its document.
  private func described(_ note: Note) -> Note {
    guard case .success(let items) = note.content else { return note }
    var note = note
    guard items.count == 1, let item = items.first else {
      let fault = "what the document is goes with one reference, and here are \(items.count)"
      note.content = .failure(Fault(description: fault))
      return note
    }
    var fields = document.fields
    fields[.reference] = CanonicalForm.text(shifr: item.shifr, lists: item.lists)
    do {
      var described = try ItemFields(fields).item()
      described.isUnit = item.isUnit
      described.language = item.language
      described.witness = described.witness ?? item.witness
      note.content = .success([described])
    } catch {
      let name = ItemField(rawValue: error.field).map(DocumentOptions.name(of:)) ?? error.field
      note.content = .failure(Fault(description: "\(name): \(error.message)"))
    }
    return note
  }

  /// The lines of standard input as a series.
  func notesOfStandardInput() throws -> [Note] {
    let bytes = try InputFiles.standardInputText()
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .map { (number: $0 + 1, text: String(decoding: $1, as: UTF8.self)) }
      .filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard !lines.isEmpty else {
      throw RegestError(
        .invalidRequest, "standard input is empty: there is nothing to cite",
        hint: "give references as arguments or lines, or a file with --from or --items")
    }
    return notes(
      ReferenceLines.entries(
        of: lines.map { number, text in
          ReferenceLines.Line(text, place: "standard input:\(number)", number: number)
        }))
  }

  func notes(ofItems file: String) throws -> [Note] {
    if file == "-" {
      return notes(
        try ItemFile.entries(try InputFiles.standardInputText(), name: "standard input"))
    }
    let path = PathBytes(argument: file)
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: InputFiles.longestText)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    return notes(try ItemFile.entries(bytes, name: path.display))
  }

  /// Entries as notes, those alone that cite something; tells what of them no item holds.
  private func notes(_ entries: [ReadEntry]) -> [Note] {
    entries.compactMap { entry in
      for part in entry.passedOver { Console.note("\(entry.place): passed over: \(part)") }
      if case .success(let items) = entry.items, items.isEmpty { return nil }
      let content = entry.items.mapError { error in
        let place = "\(entry.place): "
        let message = error.message
        return Fault(
          description: message.hasPrefix(place) ? String(message.dropFirst(place.count)) : message,
          hint: error.hint)
      }
      return Note(
        place: entry.place, content: content, label: entry.label, line: entry.line,
        standsApart: entry.standsApart)
    }
  }

  func notes(ofEntries paths: [String], of register: Register) throws -> [Note] {
    try paths.map { path in
      do {
        return Note(place: path, content: .success([try register.item(path: path)]))
      } catch let error as RegestError where error.code == .recordNotFound {
        return Note(
          place: path, content: .failure(Fault(description: error.message, hint: error.hint)))
      }
    }
  }

  func notes(ofWords words: String, in register: Register) throws -> [Note] {
    let words = words.split(separator: " ").map(String.init)
    guard !words.isEmpty else {
      throw RegestError(.invalidRequest, "--find needs a word", hint: "such as the name of a fond")
    }
    let found = try register.find(RegisterQuery(words: words, limit: .max))
    guard !found.isEmpty else {
      Console.note("no entry of the register has “\(words.joined(separator: " "))” in its title")
      throw ExitStatus.findings
    }
    return try found.map { entry in
      Note(place: entry.path, content: .success([try register.item(of: entry)]))
    }
  }

  /// The references of a text as notes, or the records of a folder or file.
  func notes(ofManuscript file: String, as format: DocumentFormat?) throws -> [Note] {
    let path = PathBytes(argument: file)
    let isInput = file == "-"
    if !isInput {
      let kind = FileStore.kind(of: path)
      var holdsRecords = kind == .directory
      if kind == .file { holdsRecords = try RecordItems.areIn(path) }
      if holdsRecords { return notes(try RecordItems.entries(of: path)) }
    }
    let name = isInput ? "standard input" : path.display
    let format = format ?? DocumentFormat(path: path.bytes)
    if format.isPacked, !isInput {
      let text = try SourceText(try InputFiles.packed(path), as: format, named: name)
      return try notes(ManuscriptItems.entries(of: text, name: name), in: name)
    }
    let bytes = isInput ? try InputFiles.standardInputText() : try InputFiles.text(of: path)
    guard let bytes else {
      throw RegestError(
        .unreadable, "\(name): no text; it is not read",
        hint: "save it as HTML, Markdown or plain text in UTF-8")
    }
    guard TextProbe.isUTF8(bytes.span) else {
      throw RegestError(
        .unreadable, "\(name): the text is not in UTF-8; it is not read",
        hint: "convert it with iconv; `regest check` names the place")
    }
    return try notes(ManuscriptItems.entries(of: bytes, as: format, name: name), in: name)
  }

  private func notes(_ entries: [ReadEntry], in name: String) throws -> [Note] {
    let notes = notes(entries)
    guard !notes.isEmpty else {
      Console.note("\(name): there is no reference in it")
      throw ExitStatus.findings
    }
    return notes
  }
}
