public import Fixity

extension Diagnostic {
  /// What is found about a bag. Paths are relative to the bag.
  public init(_ finding: BagFinding) {
    self.init(
      DiagnosticCode(finding.kind), path: finding.path,
      place: finding.line.map { Place(range: 0..<0, line: $0, column: 1) },
      message: finding.message, expected: finding.expected, found: finding.found?.printable)
  }
}

extension DiagnosticCode {
  /// The code of what is found about a bag.
  public init(_ kind: BagFinding.Kind) {
    self =
      switch kind {
      case .declaration: .bagDeclaration
      case .elementMissing: .bagElementMissing
      case .malformedLine: .bagLineMalformed
      case .violation: .bagViolation
      case .looseForm: .bagLooseForm
      case .repeatedEntry: .bagEntryRepeated
      case .contradiction: .bagEntriesContradict
      case .pathEscape: .pathEscape
      case .hole: .bagHole
      case .oxum: .bagOxum
      case .changed: .sourceChanged
      case .missing: .sourceMissing
      case .unlisted: .sourceExtra
      case .renamed: .sourceRenamed
      case .similarNames: .similarNames
      case .normalizedName: .renamedByNormalization
      case .systemFile: .systemFile
      case .weakDigest: .weakDigest
      case .unknownAlgorithm: .unknownAlgorithm
      case .notAFile: .bagNotAFile
      case .metadata: .bagMetadata
      case .linkLeftOut: .symbolicLink
      case .unfitName: .unfitName
      case .unlistedTags: .bagTagUnlisted
      case .emptyFolder: .emptyFolder
      case .unreadable: .sourceUnreadable
      case .unstable: .sourceUnstable
      }
  }
}
