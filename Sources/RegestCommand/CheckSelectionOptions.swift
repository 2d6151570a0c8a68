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
  func validate(naming files: [PathBytes]) throws {
    if files.isEmpty, changedSince == nil {
      throw ValidationError("name a file or a folder, or use --changed-since")
    }
  }

  /// Whether all files that are under a configuration are read.
  func isWhole(_ run: ConfiguredRun, of named: [PathBytes]) -> Bool {
    changedSince == nil && named.contains(where: run.paths.covers)
  }

  /// What is named, which is the current folder where nothing else is.
  func named(_ files: [PathBytes]) -> [PathBytes] { files.isEmpty ? ["."] : files }

  /// The files to read of those that are named.
  func inputs(_ files: [PathBytes]) throws(RegestError) -> InputFiles {
    try InputFiles(
      named(files), honouringGitIgnore: !walk.withoutGitIgnore,
      changedSince: changedSince, onceEach: true)
  }
}
