internal import ArchivalReference

extension ProjectConfiguration {
  /// The key of the archive that has a key or a name, in any case.
  ///
  /// - Throws: `invalid-request` where there is none, or several have the name.
  public static func archiveKey(named text: String) throws(RegestError) -> String {
    guard let archive = ArchiveTable.standard.archive(named: text) else {
      throw RegestError(.invalidRequest, ArchiveTable.standard.fault(ofName: text))
    }
    return archive.key
  }
}

extension ProjectConfiguration.SeverityRule {
  /// Reads `REF101=error` as on a command line.
  ///
  /// - Throws: `invalid-request`.
  public init(option text: String) throws(RegestError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let word = SeverityWord(rawValue: String(parts[1])) else {
      let words = SeverityWord.allCases.map(\.rawValue).joined(separator: ", ")
      throw RegestError(
        .invalidRequest, "“\(text)” gives no weight; write CODE=WEIGHT with one of \(words)")
    }
    guard let selector = DiagnosticSelector(String(parts[0])) else {
      throw RegestError(.invalidRequest, DiagnosticSelector.fault(of: String(parts[0])))
    }
    self.init(selector, word.severity)
  }
}
