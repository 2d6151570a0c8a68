import ArchivalReference
import ArgumentParser
import CanonicalJSON
import Citing
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
}

/// Where the notes to print come from.
struct CiteSource {
  /// Why a note cannot be printed.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// The items of a note, or why there are none, and where it stands.
  struct Note {
    var place: String
    var content: Result<[Item], Fault>
    /// Whether a printed work is cited between it and the note before.
    var followsBook = false
  }

  let folder: String?
  let document: DocumentOptions
  private let parser = ReferenceParser()

  init(folder: String?, document: DocumentOptions) {
    self.folder = folder
    self.document = document
  }

  func notes(ofArguments arguments: [String]) throws -> [Note] {
    try arguments.map { argument in
      guard argument.hasPrefix("regest:") else {
        return note(of: argument, place: "“\(argument)”")
      }
      guard let folder else {
        throw RegestError(
          .invalidRequest, "\(argument) is an id, and its record is in no folder that is named",
          hint: "name the folder that `regest build` wrote with --in")
      }
      let record = try IssuedFolder(PathBytes(argument: folder)).record(argument)
      do {
        return described(try record.item(), place: argument)
      } catch let error as RegestError {
        return Note(place: argument, content: .failure(Fault(description: error.message)))
      }
    }
  }

  /// An item with what the command line says of the document.
  private func described(_ item: Item, place: String) -> Note {
    guard !document.isEmpty else { return Note(place: place, content: .success([item])) }
    var fields = document.fields
    fields[.reference] = CanonicalForm.text(shifr: item.shifr, lists: item.lists)
    do {
      var described = try ItemFields(fields).item()
      described.isUnit = item.isUnit
      described.witness = described.witness ?? item.witness
      return Note(place: place, content: .success([described]))
    } catch {
      return Note(
        place: place,
        content: .failure(Fault(description: "\(error.field): \(error.message)")))
    }
  }

  func notesOfStandardInput() throws -> [Note] {
    let content = try InputFiles.standardInput()
    return content.withBytes { text in
      let text = String(decoding: (0..<text.count).map { text[$0] }, as: UTF8.self)
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter { !$1.allSatisfy(\.isWhitespace) }
        .map { note(of: String($1), place: "standard input:\($0 + 1)") }
    }
  }

  func notes(ofItems file: String) throws -> [Note] {
    let path = PathBytes(argument: file)
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: InputFiles.longestText)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    return notes(try ItemFile.entries(bytes, name: path.display))
  }

  func notes(ofRecords file: String) throws -> [Note] {
    notes(try RecordItems.entries(of: PathBytes(argument: file)))
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
          description: message.hasPrefix(place) ? String(message.dropFirst(place.count)) : message)
      }
      return Note(place: entry.place, content: content)
    }
  }

  func notes(ofEntries paths: [String], of register: Register) throws -> [Note] {
    try paths.map { path in
      do {
        return Note(place: path, content: .success([try register.item(path: path)]))
      } catch let error as RegestError where error.code == .recordNotFound {
        return Note(place: path, content: .failure(Fault(description: error.message)))
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
      Console.note("no entry fits")
      throw ExitStatus.findings
    }
    return try found.map { entry in
      Note(place: entry.path, content: .success([try register.item(of: entry)]))
    }
  }

  /// The references of a text, those that go on behind “;” in one note with the one before.
  func notes(ofManuscript file: String) throws -> [Note] {
    let path = PathBytes(argument: file)
    if FileStore.kind(of: path) == .directory { return try notes(ofRecords: file) }
    if FileStore.kind(of: path) == .file, try RecordItems.areIn(path) {
      return try notes(ofRecords: file)
    }
    guard let content = try InputFiles.content(of: path) else {
      throw RegestError(.unreadable, "\(path.display): no text; it is not read")
    }
    guard content.withBytes({ TextProbe.isUTF8($0) }) else {
      throw RegestError(
        .unreadable, "\(path.display): the text is not in UTF-8; it is not read",
        hint: "convert it with iconv; `regest check` names the place")
    }
    let notes = notes(of: content, path)
    guard !notes.isEmpty else {
      Console.note("\(path.display): there is no reference in it")
      throw ExitStatus.findings
    }
    return notes
  }

  private func notes(of content: borrowing FileContent, _ path: PathBytes) -> [Note] {
    content.withBytes { text in
      var lines = PlaceCursor()
      var notes: [Note] = []
      let references = parser.references(in: text)
      var rests = parser.rests(in: text)[...]
      for (index, item) in Self.items(references, in: text).enumerated() {
        let reference = references[index]
        let followsBook = references.followsBook(index, in: text)
        let place = lines.place(of: reference.range.lowerBound, in: text)
        while let rest = rests.first, rest.upperBound <= reference.range.lowerBound {
          rests.removeFirst()
        }
        var fault = Self.openIbid(reference)
        if let rest = rests.first, rest.lowerBound < reference.range.upperBound {
          // A citation without it would be one of something else.
          let words = String(decoding: rest.map { text[$0] }, as: UTF8.self)
          fault = "“\(words)” is not part of the reference"
        }
        if let fault {
          notes.append(
            Note(
              place: "\(path.display):\(place.line):\(place.column)",
              content: .failure(Fault(description: fault)), followsBook: followsBook))
          continue
        }
        if reference.form == .short, !followsBook, case .success(let items) = notes.last?.content {
          notes[notes.count - 1].content = .success(items + [item])
        } else {
          notes.append(
            Note(
              place: "\(path.display):\(place.line):\(place.column)",
              content: .success([item]), followsBook: followsBook))
        }
      }
      return notes
    }
  }

  private func note(of text: String, place: String) -> Note {
    func failure(_ message: String) -> Note {
      Note(place: place, content: .failure(Fault(description: message)))
    }
    let bytes = Array(text.utf8)
    let references = parser.references(in: bytes)
    guard !references.isEmpty else { return failure("there is no reference in it") }
    if let fault = Self.openIbid(references[0]) {
      return failure("\(fault); --from takes a whole text")
    }
    if let rest = UnreadRest.words(of: text, beside: Array(references)) {
      return failure(
        "“\(rest)” is not part of the reference; tell what the document is with --title, "
          + "--author and the like, or leave it out")
    }
    guard references.count == 1, !document.isEmpty else {
      return Note(place: place, content: .success(Self.items(references, in: bytes.span)))
    }
    var fields = document.fields
    fields[.reference] = text
    do {
      return Note(place: place, content: .success([try ItemFields(fields).item()]))
    } catch {
      return failure("\(error.field): \(error.message)")
    }
  }

  /// Why a «Там же» cannot be cited of which nobody knows what it means; nil for any other
  /// reference.
  private static func openIbid(_ reference: Reference) -> String? {
    guard reference.form == .ibid, reference.shifr.fond == nil else { return nil }
    return "what “Там же” means there is not known: "
      + "no reference stands before it, or a printed work between"
  }

  /// The items of a text's references, each with what it inherits.
  private static func items(_ references: References, in text: Span<UInt8>) -> [Item] {
    var items: [Item] = []
    for reference in references {
      let antecedent = reference.resolution.antecedent.map { items[$0] }
      let printed = reference.range.map { text[$0] }
      items.append(Item(reference, printed: printed, antecedent: antecedent))
    }
    return items
  }
}
