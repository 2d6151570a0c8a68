/// The pages of `FIX330` and up: bags (RFC 8493). Nil for any other code.
extension DiagnosticCode {
  var bagPage: DiagnosticPage? {
    bagFormPage ?? bagContentPage
  }

  private var bagFormPage: DiagnosticPage? {
    switch self {
    case .bagDeclaration:
      DiagnosticPage(
        "bag-declaration", .error,
        means: "bagit.txt is not there, or not the two lines that it must be",
        matters: "it says by which rules and in which encoding all else is read",
        example: "“BagIt-Version : 1.0”, with a space before the colon",
        todo: "ask the sender for a whole bag, or mend the file and the tag manifests with it")
    case .bagElementMissing:
      DiagnosticPage(
        "bag-element-missing", .error,
        means: "the bag has no payload folder, or no payload manifest that can be compared",
        matters: "without them nothing can be said about the payload",
        example: "a folder with bagit.txt and files, but no data/",
        todo: "look whether a part of the transfer was lost, and ask for it")
    case .bagLineMalformed:
      DiagnosticPage(
        "bag-line-malformed", .error,
        means: "a line of a manifest, fetch.txt or bag-info.txt has not the form it must have",
        matters: "what it was to say about a file is lost, so nobody looks whether it holds",
        example: "a digest with a digit too few",
        todo:
          "restore the file from the sender; its digest in the tag manifests tells which is whole")
    case .bagViolation:
      DiagnosticPage(
        "bag-violation", .error,
        means: "the bag does what its version of BagIt forbids",
        matters: "other programs will refuse it, or read it as something else",
        example: "a path listed twice in a bag of version 1.0",
        todo: "mend the tag file that is named, and then the tag manifests; or bag the payload anew"
      )
    case .bagLooseForm:
      DiagnosticPage(
        "bag-loose-form", .warning,
        means: "a tag file is written otherwise than the rules say, and can be read all the same",
        matters: "a strict program refuses the bag",
        example: "“*data/letter.txt”, as md5sum writes a path",
        todo: "nothing to read it here; bag the payload anew before it is passed on")
    case .bagEntryRepeated:
      DiagnosticPage(
        "bag-entry-repeated", .warning,
        means: "one path is listed twice with one digest, in a bag older than version 1.0",
        matters: "version 1.0 forbids it; before it, programs differ",
        example: "two manifests joined by hand",
        todo: "remove one of the lines when the bag is next changed")
    case .bagEntriesContradict:
      DiagnosticPage(
        "bag-entries-contradict", .error,
        means: "one manifest gives one path two digests",
        matters: "both cannot hold, and nobody can tell which was meant",
        example: "a file that was corrected and listed again",
        todo: "ask the sender which one is meant")
    case .bagMetadata:
      DiagnosticPage(
        "bag-metadata", .warning,
        means: "an element of bag-info.txt, or a line of fetch.txt, is not as it should be",
        matters: "people and catalogues rely on it, though no digest does",
        example: "Bagging-Date: 1 May 2024",
        todo: "mend the element with the sender, and then the tag manifests")
    default: nil
    }
  }

  private var bagContentPage: DiagnosticPage? {
    switch self {
    case .bagHole:
      DiagnosticPage(
        "bag-hole", .error,
        means: "fetch.txt says where a payload file is to be had, and it is not there yet",
        matters: "the bag is not complete before it is; Regest fetches nothing",
        example: "https://example.org/scan.tif 216951362 data/scan.tif",
        todo: "fetch the file from the address that is named, put it in its place, verify again")
    case .bagOxum:
      DiagnosticPage(
        "bag-oxum", .error,
        means: "the payload has another number of bytes or files than Payload-Oxum says",
        matters: "a file was lost, added or changed, or the bag was changed without its metadata",
        example: "Payload-Oxum: 58.2 over a payload of three files",
        todo: "look at what is missing or not listed; if all digests hold, mend bag-info.txt")
    case .similarNames:
      DiagnosticPage(
        "similar-names", .warning,
        means: "two names differ only in case or Unicode normalization, or a name has changed so",
        matters: "on Windows and macOS both are one file, and one of two would be lost",
        example: "Letter.txt beside letter.txt; «й» as one character or as two",
        todo: "rename one of them before the files are passed on")
    case .systemFile:
      DiagnosticPage(
        "system-file", .warning,
        means: "a manifest lists a file that macOS or Windows leave in folders by themselves",
        matters: "it says nothing, and systems change and remove it without being asked",
        example: ".DS_Store, Thumbs.db",
        todo: "remove such files before bagging")
    case .weakDigest:
      DiagnosticPage(
        "weak-digest", .note,
        means: "the only digests are MD5 or SHA-1",
        matters: "they tell damage, but somebody can make two files with one digest",
        example: "manifest-md5.txt alone",
        todo: "add a manifest of SHA-256 or SHA-512 after the bag was found whole")
    case .unknownAlgorithm:
      DiagnosticPage(
        "unknown-algorithm", .warning,
        means: "a manifest's algorithm is unknown, or this machine's libcrypto does not offer it",
        matters: "its digests are not compared; those of the other manifests are",
        example: "manifest-crc32.txt beside manifest-sha512.txt",
        todo: "nothing, or ask for a manifest of SHA-512")
    case .bagNotAFile:
      DiagnosticPage(
        "bag-not-a-file", .error,
        means: "a link, pipe, socket or device stands where a bag has files only",
        matters: "what a link leads to is not in the bag, and no digest covers it",
        example: "data/latest -> 2018-04-05",
        todo: "replace it by the file itself, or leave links out with --skip-links")
    case .bagTagUnlisted:
      DiagnosticPage(
        "bag-tag-unlisted", .note,
        means: "a tag file is listed in no tag manifest, or there is none",
        matters: "nobody can tell whether it has changed; the payload is not concerned",
        example: "a README beside bagit.txt",
        todo: "nothing, unless the file matters; then ask for a tag manifest that lists it")
    case .emptyFolder:
      DiagnosticPage(
        "empty-folder", .note,
        means: "nothing lies in a folder of the payload",
        matters: "manifests list files only, so the folder may be lost unseen",
        example: "data/opis-3/ without a file",
        todo: "put a file such as .keep into it if it means something")
    case .unfitName:
      DiagnosticPage(
        "unfit-name", .error,
        means: "a name cannot go into a bag: not UTF-8, taken twice, or equivalent to another",
        matters: "two files would become one on some systems, or be found by none",
        example: "«й» composed in one name and decomposed in another that is else the same",
        todo: "rename the file, and bag again")
    default: nil
    }
  }
}
