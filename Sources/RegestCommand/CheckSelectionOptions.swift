import ArgumentParser

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

  /// The files to read of those that are named.
  func inputs(_ files: [String]) throws -> InputFiles {
    if files.isEmpty, changedSince == nil {
      throw ValidationError("Missing expected argument '<file> ...'")
    }
    return try InputFiles(
      files.isEmpty ? ["."] : files, honouringGitIgnore: !walk.withoutGitIgnore,
      changedSince: changedSince)
  }
}
