import ArgumentParser
import Citing
import Fingerprint
import Interchange
import Regest

/// Items written for other programs, and how what they cannot hold is told.
struct ExportOptions: ParsableArguments {
  @Option(
    name: .customLong("export"),
    help: ArgumentHelp(
      "Write the items for other programs: "
        + InterchangeFormat.all.map(\.name).joined(separator: ", ") + ".", valueName: "format"))
  var formatName: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write what is exported. (default: standard output)", valueName: "file"))
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How losses are told: text, or json, or json=FILE for a line of JSON each. (default: text)",
      valueName: "form"))
  var loss: LossForm?

  /// The format; nil where items are printed in a style.
  var format: InterchangeFormat? { formatName.flatMap(InterchangeFormat.named) }

  func validate() throws {
    guard let formatName else {
      guard output == nil, loss == nil else {
        throw ValidationError("-o and --loss go with --export")
      }
      return
    }
    guard format != nil else {
      let names = InterchangeFormat.all.map(\.name).joined(separator: ", ")
      throw ValidationError("no format has the name “\(formatName)”; there are \(names)")
    }
  }

  /// Writes the items; true if the format did not carry all that they say.
  func write(_ items: [Item]) throws -> Bool {
    guard let format else { return false }
    let export = format.export(items)
    if let output {
      try Self.write(export.bytes, to: output)
    } else {
      try Console.write(export.bytes)
    }
    let lines = export.losses.flatMap(\.line)
    switch loss ?? .text {
    case .text: for sentence in Loss.summary(export.losses) { Console.note(sentence) }
    case .json(nil): try Console.writeMessage(lines)
    case .json(let file?): try Self.write(lines, to: file)
    }
    return !export.losses.isEmpty
  }

  private static func write(_ bytes: [UInt8], to file: String) throws {
    do {
      try FileStore.write(bytes, to: PathBytes(argument: file))
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }
}

/// How losses are told.
enum LossForm: Equatable, ExpressibleByArgument {
  /// One sentence a field, on standard error.
  case text
  /// A line of JSON a loss, in a file or on standard error.
  case json(String?)

  init?(argument: String) {
    switch argument {
    case "text": self = .text
    case "json": self = .json(nil)
    default:
      let file = argument.dropFirst("json=".utf8.count)
      guard argument.hasPrefix("json="), !file.isEmpty else { return nil }
      self = .json(String(file))
    }
  }
}
