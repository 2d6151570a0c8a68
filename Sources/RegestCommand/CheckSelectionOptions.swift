import ArgumentParser
import Fingerprint
import Regest

/// Which files of folders are read.
struct WalkOptions: ParsableArguments {
  @Flag(
    name: .customLong("no-gitignore"),
    help: "Read what Git ignores too. Files that are named are always read.")
  var withoutGitIgnore = false
}

/// Which files `regest check` reads.
struct CheckSelectionOptions: ParsableArguments {
  @OptionGroup var walk: WalkOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read only files that differ from where the branch left this one, and new files.",
      discussion: "A branch, tag or commit, which git must know. Without a file: of this folder.",
      valueName: "ref"))
  var changedSince: String?

  @Flag(
    name: .customLong("force-exclude"),
    help: "Leave out what the configuration excludes also where it is named.")
  var excludesNamed = false

  /// Refuses a line that names nothing, unless what has changed says what is meant.
  func validate(naming files: [String]) throws {
    if files.isEmpty, changedSince == nil {
      throw ValidationError("name a file or a folder, or use --changed-since")
    }
  }

  /// Whether all files of what is named are read.
  var isWhole: Bool { changedSince == nil }

  /// Whether a file is checked: one that is named, and of the others what the configuration
  /// selects.
  func takes(_ path: PathBytes, of inputs: InputFiles, _ configured: ConfiguredRun) -> Bool {
    inputs.isNamed(path) && !excludesNamed || configured.selects(path)
  }

  /// What is named, which is the current folder where nothing else is.
  func named(_ files: [String]) -> [String] { files.isEmpty ? ["."] : files }

  /// The files to read of those that are named.
  func inputs(_ files: [String]) throws(RegestError) -> InputFiles {
    try InputFiles(
      named(files), honouringGitIgnore: !walk.withoutGitIgnore,
      changedSince: changedSince, onceEach: true)
  }
}
