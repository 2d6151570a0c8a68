/// The pages of `LOG6xx`: what a log of issued manifests holds.
extension DiagnosticCode {
  var logPage: DiagnosticPage {
    switch self {
    case .logFileUnreadable:
      DiagnosticPage(
        "log-file-unreadable", .error,
        means: "a file of the log is missing, cut or not what it should be",
        matters: "what it held cannot be proved from this copy of the log",
        example: "tile/0/000 was lost when a disk failed",
        todo: "fetch the file from another copy; the check then says whether it fits")
    case .logEntriesDiffer:
      DiagnosticPage(
        "log-entries-differ", .error,
        means: "an entry is not the one that the signed checkpoint stands for",
        matters: "the id of a manifest was changed after it had been logged",
        example: "a byte of tile/entries/000 edited by hand",
        todo: "fetch the file from another copy of the log")
    case .logTileDiffers:
      DiagnosticPage(
        "log-tile-differs", .error,
        means: "a tile has a hash that is not that of what it stands for",
        matters: "entries and checkpoint hold, but proofs made from the tile would not",
        example: "a byte of tile/0/000 damaged",
        todo: "fetch the file from another copy of the log")
    case .logNeitherHolds:
      DiagnosticPage(
        "log-neither-holds", .error,
        means: "an entry and its tile differ, and the checkpoint stands for neither",
        matters: "what was logged there is not known from this copy",
        example: "both files were changed by hand",
        todo: "fetch both files from another copy of the log")
    case .logRootDiffers:
      DiagnosticPage(
        "log-root-differs", .error,
        means: "entries and tiles agree, and the signed checkpoint says something else",
        matters: "the log was made anew from other entries, or the checkpoint is of another one",
        example: "a log whose entries and tiles were replaced together",
        todo: "compare with the copy of the log that others keep; trust none of both before")
    default:
      DiagnosticPage(
        "log-not-a-beginning", .error,
        means: "the log does not begin with what an earlier checkpoint stood for",
        matters: "something that was in the log was changed or taken out of it",
        example: "a log that was begun anew under its old name",
        todo: "keep both checkpoints: together they prove it to anyone")
    }
  }
}
