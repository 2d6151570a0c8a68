import ArgumentParser
import Fingerprint
import Regest

struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Import, describe, search and export registers.",
    subcommands: [Import.self, Info.self, Find.self, Export.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Build an SQLite register from a folder of CSV files.",
      discussion: "An older file is replaced only when the whole folder was read without error.")

    @Argument(help: ArgumentHelp("A folder of CSV files.", valueName: "folder"))
    var folder: String

    @Option(
      name: .shortAndLong, help: ArgumentHelp("The register file to write.", valueName: "file"))
    var output: String

    func run() throws {
      let snapshot = try Register.importCSV(
        from: PathBytes(argument: folder), to: PathBytes(argument: output))
      try Console.write(
        "\(PathBytes(argument: output).display): \(snapshot.rows) rows, \(snapshot.sha256.hex)\n")
    }
  }

  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a register's identity and size.")

    @OptionGroup var registerOptions: RegisterOptions

    func run() throws {
      let register = try registerOptions.open()
      let snapshot = try register.snapshot
      var lines = [("register", register.name), ("sha256", snapshot.sha256.hex)]
      lines += snapshot.counts.map { ($0.table, String($0.rows)) }
      try Console.write(lines.map { "\($0.padded(to: 14))\($1)\n" }.joined())
    }
  }

  struct Find: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find entries by number or by words of their titles.",
      usage: "regest register find [<options>] [<word> ...]",
      discussion: "regest register find --fond 558 --opis 11 --delo 740")

    @Argument(help: ArgumentHelp("Words of the title.", valueName: "word"))
    var words: [String] = []

    @Option(name: .long, help: "The archive's key, such as RGASPI.")
    var archive: String?

    @Option(name: .long, help: "The fond's number.")
    var fond: String?

    @Option(name: .long, help: "The opis's number.")
    var opis: String?

    @Option(name: .long, help: "The delo's number.")
    var delo: String?

    @Option(name: .long, help: "How many entries at most.")
    var limit: Int = 100

    @OptionGroup var registerOptions: RegisterOptions

    func validate() throws {
      guard limit > 0 else { throw ValidationError("--limit takes a number from 1") }
      guard !words.isEmpty || archive != nil || fond != nil || opis != nil || delo != nil else {
        throw ValidationError("give words of a title, or --archive, --fond, --opis or --delo")
      }
    }

    func run() throws {
      let query = RegisterQuery(
        archive: archive, fond: fond, opis: opis, delo: delo, words: words, limit: limit)
      let entries = try registerOptions.open().find(query)
      guard !entries.isEmpty else {
        Console.note("no entry fits")
        throw ExitStatus.findings
      }
      try Console.write(entries.map(EntryText.line).joined())
      if entries.count == limit { Console.note("the first \(limit) entries; more with --limit") }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the canonical export, whose SHA-256 is the register's identity.")

    @Option(
      name: .long,
      help: ArgumentHelp("Write CSV files to this folder instead.", valueName: "folder"))
    var csv: String?

    @OptionGroup var registerOptions: RegisterOptions

    func run() throws {
      let register = try registerOptions.open()
      if let csv {
        try register.exportCSV(to: PathBytes(argument: csv))
      } else {
        try Console.write(try register.export())
      }
    }
  }
}

/// A register's entry on one line.
enum EntryText {
  static func line(_ entry: RegisterEntry) -> String {
    var parts = [entry.path]
    switch entry {
    case .archive(let archive):
      parts += [archive.nameRu, years(archive.from, archive.to)].compactMap { $0 }
    case .fond(let fond):
      parts += [fond.titleRu ?? fond.titleEn, years(fond.dateFrom, fond.dateTo)].compactMap { $0 }
    case .opis(let opis):
      parts += [opis.titleRu ?? opis.titleEn, years(opis.dateFrom, opis.dateTo)].compactMap { $0 }
    case .delo(let delo):
      parts += [delo.titleRu, years(delo.dateFrom, delo.dateTo)].compactMap { $0 }
      if let sheets = delo.sheets { parts.append("\(sheets) sheets, certified") }
      if let seen = delo.listSeen { parts.append("lists met up to \(seen)") }
    case .deloRange(let range):
      parts += [range.titleRu, years(range.dateFrom, range.dateTo)].compactMap { $0 }
    }
    return parts.joined(separator: "  ") + "\n"
  }

  private static func years(_ from: String?, _ to: String?) -> String? {
    switch (from, to) {
    case (nil, nil): nil
    case (let from?, let to?) where from == to: from
    default: "\(from ?? "")–\(to ?? "")"
    }
  }
}
