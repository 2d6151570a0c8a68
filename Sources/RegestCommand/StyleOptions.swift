public import ArgumentParser
public import Citing
import Fingerprint
import Regest

extension Script: ExpressibleByArgument {}
extension Output.Format: ExpressibleByArgument {}
extension Output.Spaces: ExpressibleByArgument {}

/// The style of citations and how they are written.
struct StyleOptions: ParsableArguments {
  static let usual = "gost-note"

  @Option(
    name: .customLong("style"),
    help: ArgumentHelp("A style of --list-styles. (default: \(usual))", valueName: "style"))
  var styleName: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A style of your own; see Documentation/styles.md.", valueName: "file"))
  var styleFile: String?

  @Option(name: .long, help: "The script; default: the style's.")
  var script: Script?

  @Option(name: .long, help: "What the text is read by.")
  var format: Output.Format = .plain

  @Option(
    name: .long,
    help: "Spaces that must not break: soft for plain text, otherwise hard by default.")
  var spaces: Output.Spaces?

  var isDefault: Bool { styleName == nil && styleFile == nil }

  /// Whether nothing is said of how citations are printed.
  var isUntouched: Bool { isDefault && script == nil && format == .plain && spaces == nil }

  func validate() throws {
    guard styleName == nil || styleFile == nil else {
      throw ValidationError("--style and --style-file exclude one another")
    }
  }

  /// The style that is chosen.
  func style() throws -> Style {
    guard let styleFile else {
      let name = styleName ?? Self.usual
      guard let known = StyleLibrary.style(named: name) else {
        throw RegestError(
          .invalidRequest, "no style has the name “\(name)”",
          hint: "`regest cite --list-styles` lists all")
      }
      return known
    }
    return try Style(at: PathBytes(argument: styleFile))
  }

  func compiled() throws -> CompiledStyle { try compiled(try style()) }

  func compiled(_ style: Style) throws -> CompiledStyle {
    do {
      return try CompiledStyle(style, script: script, output: Output(format, spaces: spaces))
    } catch {
      throw RegestError(.styleMalformed, error.description, underlying: error)
    }
  }
}

/// The list of styles and their pages.
enum StyleCatalog {
  static var list: String {
    let width = StyleLibrary.styles.map(\.name.unicodeScalars.count).max() ?? 0
    let lines = StyleLibrary.styles.map { style in
      "\(style.name.padded(to: width)) \(style.unconfirmed == nil ? " " : "†") \(style.title)\n"
    }
    return lines.joined()
  }

  static func page(of style: Style) -> String {
    var page = "\(style.name): \(style.title)\n\n\(style.about)\n\nSource: \(style.source)\n"
    if let unconfirmed = style.unconfirmed { page += "† Unconfirmed: \(unconfirmed)\n" }
    return page + "Script: \(style.script.rawValue) (\(style.script.title))\n"
  }
}
