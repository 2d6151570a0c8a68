public import ArgumentParser
public import Citing
public import DocumentText
import Fingerprint
import Regest

extension Script: ExpressibleByArgument {}
extension DocumentFormat: ExpressibleByArgument {}
extension Output.Format: ExpressibleByArgument {}
extension Output.Spaces: ExpressibleByArgument {}

/// The style of citations and how they are written.
struct StyleOptions: ParsableArguments {
  static let usual = "gost-note"

  @Option(
    name: .customLong("style"),
    help: ArgumentHelp("A style of --list-styles. (default: \(usual))", valueName: "style"))
  var styleNames: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A style of your own; see Documentation/styles.md.", valueName: "file"))
  var styleFile: String?

  @Option(name: .long, help: "The script; default: the style's.")
  var script: Script?

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "What the text is read by. (default: plain)",
      valueName: "format"))
  var formats: [Output.Format] = []

  @Option(
    name: .long,
    help: "Spaces that must not break: soft for plain text, otherwise hard by default.")
  var spaces: Output.Spaces?

  var isDefault: Bool { styleNames.isEmpty && styleFile == nil }

  /// What the text is read by.
  var format: Output.Format { formats.first ?? .plain }

  /// Whether nothing is said of how citations are printed.
  var isUntouched: Bool { isDefault && script == nil && formats.isEmpty && spaces == nil }

  func validate() throws {
    guard styleNames.isEmpty || styleFile == nil else {
      throw ValidationError("--style and --style-file exclude one another")
    }
    // What was asked for first would go missing in silence.
    guard styleNames.count < 2 else {
      throw ValidationError(
        "--style is given twice: \(styleNames.joined(separator: ", ")); --all prints every style")
    }
    guard formats.count < 2 else {
      throw ValidationError(
        "--format is given twice: \(formats.map(\.rawValue).joined(separator: ", "))")
    }
  }

  /// The style that is chosen.
  func style() throws -> Style {
    guard let styleFile else {
      let name = styleNames.first ?? Self.usual
      guard let known = StyleLibrary.style(named: name) else {
        let near = NearName.of(name, among: StyleLibrary.styles.map(\.name))
        throw RegestError(
          .invalidRequest, "no style has the name “\(name)”",
          hint: (near.map { "did you mean \($0)? " } ?? "")
            + "`regest cite --list-styles` lists all")
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
