import ArgumentParser
import Fingerprint
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
      "A style that full references are held to: its name in `regest cite --list-styles`, or a file.",
      valueName: "style"))
  var style: String?

  func validate() throws {
    guard !fix || !diff else { throw ValidationError("--fix and --diff exclude one another") }
  }

  var mending: CheckRun.Mending { fix ? .write : diff ? .show : .none }

  /// The style that is chosen here.
  ///
  /// - Throws: what is wrong with it.
  func styleSetting() throws(RegestError) -> Setting<NamedStyle>? {
    guard let style else { return nil }
    return Setting(try NamedStyle(style, in: "."), from: .option("--style"))
  }
}
