/// The one table of what Regest reports. Raw values are the codes; they are never
/// used for anything else, also when a diagnostic is given up.
///
/// `REF1xx` is about the form of a reference, `REG2xx` about it against the
/// register, `FIX3xx` about the fixity of files, `REC4xx` about issued records, `SIG5xx` about
/// signatures, `LOG6xx` about logs of issued manifests, `STY7xx` about how references are
/// printed, `CFG8xx` about what a project's configuration and baseline set aside.
public enum DiagnosticCode: String, Sendable, CaseIterable {
  case missingListMark = "REF101"
  case listMarkReadAsDigit = "REF102"
  case numberReadAsLetters = "REF103"
  case misreadMark = "REF104"
  case mixedAlphabets = "REF105"
  case descendingRange = "REF106"
  case archiveInferred = "REF110"
  case archiveMissing = "REF111"
  case unknownArchive = "REF112"
  case antecedentMissing = "REF113"
  case antecedentInterrupted = "REF114"
  case levelMissing = "REF115"
  case antecedentAmbiguous = "REF116"
  case restNotRead = "REF117"

  case archiveUnlisted = "REG201"
  case fondUnlisted = "REG202"
  case opisUnlisted = "REG203"
  case deloUnlisted = "REG204"
  case listUnlisted = "REG205"
  case fondContradicted = "REG212"
  case opisContradicted = "REG213"
  case deloContradicted = "REG214"
  case listContradicted = "REG215"
  case knownErratum = "REG221"
  case transferred = "REG222"
  case notOpen = "REG223"

  case sourceChanged = "FIX301"
  case sourceMissing = "FIX302"
  case sourceExtra = "FIX303"
  case sourceRenamed = "FIX304"
  case sourceUnreadable = "FIX305"
  case sourceUnstable = "FIX306"
  case symbolicLink = "FIX307"
  case specialFile = "FIX308"
  case textTooLarge = "FIX309"
  case textNotUnicode = "FIX310"
  case malformedLine = "FIX311"
  case duplicateEntry = "FIX312"
  case pathEscape = "FIX313"
  case notText = "FIX314"
  case typeChanged = "FIX315"
  case linkRetargeted = "FIX316"
  case modeChanged = "FIX317"
  case renamedByNormalization = "FIX318"
  case renamedByCase = "FIX319"
  case listRemark = "FIX320"
  case digestUnsupported = "FIX321"
  case listEmpty = "FIX322"
  case leftover = "FIX323"
  case notMended = "FIX324"

  case bagDeclaration = "FIX330"
  case bagElementMissing = "FIX331"
  case bagLineMalformed = "FIX332"
  case bagViolation = "FIX333"
  case bagLooseForm = "FIX334"
  case bagEntryRepeated = "FIX335"
  case bagEntriesContradict = "FIX336"
  case bagHole = "FIX337"
  case bagOxum = "FIX338"
  case similarNames = "FIX339"
  case systemFile = "FIX340"
  case weakDigest = "FIX341"
  case unknownAlgorithm = "FIX342"
  case bagNotAFile = "FIX343"
  case bagMetadata = "FIX344"
  case bagTagUnlisted = "FIX345"
  case emptyFolder = "FIX346"
  case unfitName = "FIX347"

  case recordChanged = "REC401"
  case recordMissing = "REC402"
  case recordExtra = "REC403"
  case issuedFileChanged = "REC404"
  case registerDiffers = "REC405"
  case rulesDiffer = "REC406"
  case manifestChanged = "REC407"
  case proofBroken = "REC408"
  case otherRegister = "REC409"
  case otherRules = "REC410"
  case verdictDiffers = "REC411"
  case readingDiffers = "REC412"

  case signatureMalformed = "SIG501"
  case signatureForeign = "SIG502"
  case signatureBroken = "SIG503"
  case signerUnknown = "SIG504"
  case signerOutOfTime = "SIG505"
  case signerNotPermitted = "SIG506"
  case signerRevoked = "SIG507"
  case signatureRefused = "SIG508"
  case signersMissing = "SIG509"
  case signaturesUnchecked = "SIG510"

  case logFileUnreadable = "LOG601"
  case logEntriesDiffer = "LOG602"
  case logTileDiffers = "LOG603"
  case logNeitherHolds = "LOG604"
  case logRootDiffers = "LOG605"
  case logNotABeginning = "LOG606"

  case rangeDash = "STY701"
  case spacing = "STY702"
  case rangeShortened = "STY703"
  case formerArchiveName = "STY704"
  case mixedStyles = "STY705"
  case notInStyle = "STY706"

  case ignoreUnused = "CFG801"
  case directiveMalformed = "CFG802"
  case baselineAbsent = "CFG803"
  case includeUnused = "CFG804"
  case patternUnused = "CFG805"

  /// The name in kebab-case, such as `missing-list-mark`.
  public var name: String { page.name }

  /// How much it weighs.
  public var severity: Severity { page.severity }

  /// The page that `regest explain` prints.
  public var page: DiagnosticPage {
    switch rawValue.prefix(3) {
    case "REF": formPage
    case "REG": registerPage
    case "FIX": bagPage ?? fixityPage
    case "SIG": signaturePage
    case "LOG": logPage
    case "STY": stylePage
    case "CFG": configurationPage
    default: recordPage
    }
  }

  /// Whether it means that Regest could not finish what it was asked for.
  public var isObstacle: Bool {
    self == .sourceUnreadable || self == .sourceUnstable || self == .digestUnsupported
      || self == .notMended
  }

  /// Whether it is about a reference against the register.
  var isAboutRegister: Bool { rawValue.hasPrefix("REG") }

  /// Whether it is about a signature over a manifest.
  public var isAboutSignatures: Bool { rawValue.hasPrefix("SIG") }

  /// The code with a code's or a name's text, in any case.
  public init?(text: String) {
    let wanted = text.lowercased()
    guard
      let code = DiagnosticCode.allCases.first(where: {
        $0.rawValue.lowercased() == wanted || $0.name == wanted
      })
    else { return nil }
    self = code
  }
}

/// What a diagnostic means, for the person who met it.
public struct DiagnosticPage: Sendable {
  /// The name in kebab-case.
  public var name: String
  /// How much it weighs.
  public var severity: Severity
  /// What it means.
  public var meaning: String
  /// Why it matters.
  public var importance: String
  /// An example of it.
  public var example: String
  /// What to do about it.
  public var remedy: String

  init(
    _ name: String, _ severity: Severity, means meaning: String, matters importance: String,
    example: String, todo remedy: String
  ) {
    self.name = name
    self.severity = severity
    self.meaning = meaning
    self.importance = importance
    self.example = example
    self.remedy = remedy
  }

  /// The page as text, headed by its code.
  public func text(code: DiagnosticCode) -> String {
    """
    \(code.rawValue) \(name) (\(severity.rawValue))

    What it means
      \(meaning)

    Why it matters
      \(importance)

    Example
      \(example)

    What to do
      \(remedy)

    """
  }
}
