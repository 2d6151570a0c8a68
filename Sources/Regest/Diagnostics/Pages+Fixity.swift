/// The pages of `FIX3xx`: the fixity of files.
extension DiagnosticCode {
  var fixityPage: DiagnosticPage {
    switch self {
    case .sourceChanged:
      DiagnosticPage(
        "source-changed", .error,
        means: "the file's digest, or its size, is not the one in the manifest or checksum file",
        matters: "the citations were issued, or the list was made, for other bytes",
        example: "one letter of a transcript was corrected after the build",
        todo: "restore the file, or build again if the change is meant")
    case .sourceMissing:
      DiagnosticPage(
        "source-missing", .error,
        means: "a file that the manifest lists, or that was named, is not there",
        matters: "what was cited can no longer be looked at",
        example: "a folder was moved; see --base",
        todo: "restore the file, or name the folder that the paths start from with --base")
    case .sourceExtra:
      DiagnosticPage(
        "source-extra", .error,
        means: "a file lies in the folder that the manifest or checksum file does not list",
        matters: "the set is no longer the one that was issued or listed",
        example: "notes-copy.txt beside notes.txt",
        todo: "remove the file, or build again if it belongs to the set; with --no-extra only "
          + "what a checksum file lists is looked at")
    case .sourceRenamed:
      DiagnosticPage(
        "source-renamed", .error,
        means: "a listed file is missing, and an unlisted one has exactly its bytes",
        matters: "the content is safe, the path in the manifest is not",
        example: "letter.txt became letter-1932.txt",
        todo: "rename it back, or build again")
    case .sourceUnreadable:
      DiagnosticPage(
        "source-unreadable", .error,
        means:
          "the system refused to open or read the file or folder, or it is a .docx or .odt that "
          + "is damaged, encrypted or larger than is read",
        matters: "nothing can be said about it, so the work is not finished (exit status 2)",
        example: "permission denied",
        todo: "fix the permissions or the disk, or save the document anew, and run again")
    case .sourceUnstable:
      DiagnosticPage(
        "source-unstable", .error,
        means: "the file changed while it was read, twice",
        matters: "a digest of a moving file belongs to no state of it, so none is recorded",
        example: "a log or a download in progress",
        todo: "wait until nothing writes to it, and run again")
    case .symbolicLink:
      DiagnosticPage(
        "symbolic-link", .note,
        means: "a symbolic link stands in the tree; it is not followed and not fingerprinted",
        matters: "its target may lie outside the set or form a loop",
        example: "latest -> 2018-04-05",
        todo: "nothing, or replace it by the file itself")
    case .specialFile:
      DiagnosticPage(
        "special-file", .note,
        means: "a pipe, socket or device stands in the tree; it is never opened for reading",
        matters: "it has no content to fingerprint",
        example: "a named pipe left by a program",
        todo: "remove it from the set")
    case .textTooLarge:
      DiagnosticPage(
        "text-too-large", .warning,
        means: "the file is fingerprinted but larger than what is read for references",
        matters: "citations in it are not looked at",
        example: "a dump of 1 GB",
        todo: "split the text into files of at most 64 MiB")
    case .textNotUnicode:
      DiagnosticPage(
        "text-not-utf-8", .warning,
        means: "a text holds bytes that are not UTF-8, or is in UTF-16",
        matters: "Cyrillic in an older encoding cannot be told from noise, and no citation is seen",
        example: "a file saved in windows-1251 or KOI8-R",
        todo: "convert a copy, for instance with iconv -f WINDOWS-1251 -t UTF-8, and check that")
    case .malformedLine:
      DiagnosticPage(
        "malformed-line", .error,
        means: "a line of a manifest or checksum file is not a digest and a path in a form that "
          + "is known",
        matters: "a damaged list must never pass as a whole one",
        example: "a truncated last line",
        todo: "restore the list from where it was issued")
    case .duplicateEntry:
      DiagnosticPage(
        "duplicate-entry", .error,
        means: "MANIFEST.sha256 lists one path twice or out of byte order, or a checksum file "
          + "lists one with two digests that differ",
        matters: "two digests for one file cannot both hold",
        example: "a merge that kept both sides",
        todo: "restore the manifest from where it was issued")
    case .notText:
      DiagnosticPage(
        "not-text", .note,
        means: "a file that was named holds no text, by its first bytes",
        matters: "no citation is looked for in pictures, scans and archives of files",
        example: "regest check scan.tif",
        todo: "check the text that was taken from it")
    case .typeChanged:
      DiagnosticPage(
        "type-changed", .error,
        means:
          "a file, a folder or a symbolic link stands where something of another kind was listed",
        matters: "a link in the place of a file shows whatever it leads to, and may change any day",
        example: "letter.txt was replaced by a link to another folder",
        todo: "restore it, or build again if the change is meant")
    case .linkRetargeted:
      DiagnosticPage(
        "link-retargeted", .error,
        means: "a symbolic link holds another target than the one that TREE.json lists",
        matters: "whoever follows it comes to other files than when the set was issued",
        example: "latest -> 2019-01-02, which was latest -> 2018-04-05",
        todo: "restore the link, or build again if the change is meant")
    case .modeChanged:
      DiagnosticPage(
        "mode-changed", .warning,
        means: "a file has become executable, or is no longer",
        matters: "its bytes are the same; a text that became a program is worth a look",
        example: "chmod +x letter.txt",
        todo: "restore the permission, or build again if the change is meant")
    case .listRemark:
      DiagnosticPage(
        "list-remark", .note,
        means: "something about a checksum file that changes no result",
        matters: "what is passed over must be said: a signature that is not checked, a digest "
          + "beside others that is not computed, a line that says the same again, a list beside "
          + "this one",
        example: "a column of Tiger digests beside one of SHA-256",
        todo: "nothing; check a signature with the tool that made it, such as gpg --verify")
    case .digestUnsupported:
      DiagnosticPage(
        "digest-unsupported", .error,
        means: "files are listed by an algorithm alone that is not computed here",
        matters: "nothing can be said about them, so the work is not finished (exit status 2)",
        example: "a list that b3sum wrote: BLAKE3 is not part of libcrypto",
        todo: "check the list with the tool that made it, or list the files by SHA-256")
    case .leftover:
      DiagnosticPage(
        "leftover", .warning,
        means: "a temporary file or folder of a run of Regest that was killed lies there",
        matters: "it is no source and may be large; nothing else will remove it",
        example: "letters/.regest-1904-0.tmp",
        todo: "remove it when no run of Regest is under way")
    case .notMended:
      DiagnosticPage(
        "not-mended", .error,
        means:
          "the form of references in a file was to be mended, and the file could not be written",
        matters: "the file is as it was; the others were mended all the same",
        example: "a file without the permission to write, or one that an editor saved meanwhile",
        todo: "see to what the message names, and run the command again")
    case .listEmpty:
      DiagnosticPage(
        "list-empty", .error,
        means: "a checksum file names no file at all",
        matters: "a list that says nothing must not pass as one that holds",
        example: "the disk was full when the list was written",
        todo: "restore the list from where it was made")
    case .renamedByNormalization:
      DiagnosticPage(
        "renamed-by-normalization", .warning,
        means: "a listed file is there under a name that only Unicode normalization tells from "
          + "the listed one",
        matters: "the file is the same and reads the same; programs that compare bytes miss it",
        example: "й as one character in the list, as и and a breve on a disk that was a Mac's",
        todo: "rename it to the listed bytes, for instance with convmv, or list it anew")
    case .renamedByCase:
      DiagnosticPage(
        "renamed-by-case", .warning,
        means: "a listed file is there under a name that differs in capital and small letters",
        matters: "the file is the same; systems that tell case apart do not find it",
        example: "SCAN01.TIF is listed, Scan01.tif is there",
        todo: "rename it to the listed name, or list it anew")
    default:
      DiagnosticPage(
        "path-escape", .error,
        means: "a path of the list leaves the folder by `..`, or is absolute and lies elsewhere",
        matters: "a list from elsewhere must not make anybody read other files",
        example: "../../etc/passwd",
        todo: "do not trust this list; where absolute paths are meant, name the folder that "
          + "holds them with --base")
    }
  }
}
