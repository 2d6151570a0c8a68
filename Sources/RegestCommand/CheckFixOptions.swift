import ArgumentParser
import Citing
import Regest

/// Whether the form of references is mended.
struct CheckFixOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: ArgumentHelp(
      "Mend the form of references in the files: dashes, spaces, letters, lost marks.",
      discussion: "What a reference says never changes; what remains is reported."))
  var fix = false

  @Flag(name: .long, help: "Print what --fix would change, as diff -u does, and change nothing.")
  var diff = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A style of `regest cite --list-styles` that full references are held to.",
      valueName: "style"))
  var style: String?

  func validate() throws {
    guard !fix || !diff else { throw ValidationError("--fix and --diff exclude one another") }
  }

  var mending: CheckRun.Mending { fix ? .write : diff ? .show : .none }

  /// The style that was chosen, ready to print into files.
  ///
  /// - Parameter configured: what the configuration chose.
  func compiledStyle(configured: NamedStyle?) throws -> CompiledStyle? {
    guard let chosen = try named() ?? configured?.style else { return nil }
    do {
      return try CompiledStyle(chosen)
    } catch {
      throw RegestError(.styleMalformed, error.description, underlying: error)
    }
  }

  private func named() throws -> Style? {
    guard let style else { return nil }
    guard let known = StyleLibrary.style(named: style) else {
      throw RegestError(
        .invalidRequest, "no style has the name “\(style)”",
        hint: "`regest cite --list-styles` lists all")
    }
    return known
  }
}
