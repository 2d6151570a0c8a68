extension RegisterColumn {
  /// The value in the one form the register keeps, or nil if it breaks the column's rule.
  ///
  /// An empty coverage becomes `partial` here, so that two files that mean the same have
  /// the same identity.
  func accepted(_ value: String) -> String? {
    if value.isEmpty {
      return isMandatory ? nil : kind == .coverage ? Coverage.partial.rawValue : ""
    }
    guard !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      return nil
    }
    return isWellFormed(value) ? value : nil
  }

  /// The rule in words, to follow "expected".
  var expectation: String {
    let rule =
      switch kind {
      case .archiveKey: "an archive key such as RGASPI"
      case .fond: "a fond number such as 558 or Р-5446"
      case .number: "a number such as 740 or 65а"
      case .date: "a date YYYY, YYYY-MM or YYYY-MM-DD"
      case .count: "a positive whole number"
      case .coverage: Self.words(Coverage.allCases.map(\.rawValue))
      case .status: Self.words(HoldingStatus.allCases.map(\.rawValue))
      case .concordanceKind: Self.words(ConcordanceEntry.Kind.allCases.map(\.rawValue))
      case .text: isMandatory ? "text on one line" : "text on one line or nothing"
      }
    return "\(rule) as \(name)"
  }

  private func isWellFormed(_ value: String) -> Bool {
    switch kind {
    case .archiveKey: Self.isArchiveKey(value)
    case .fond: ShelfNumber.isCanonicalFond(value)
    case .number: ShelfNumber.isCanonical(value)
    case .date: RegisterDate(value) != nil
    case .count: Self.isCount(value)
    case .coverage: Coverage(rawValue: value) != nil
    case .status: HoldingStatus(rawValue: value) != nil
    case .concordanceKind: ConcordanceEntry.Kind(rawValue: value) != nil
    case .text: true
    }
  }

  private static func isArchiveKey(_ value: String) -> Bool {
    let upper = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return value.utf8.count <= 40 && value.utf8.first.map { upper.contains($0) } == true
      && value.utf8.allSatisfy {
        upper.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
      }
  }

  /// One spelling a number: no sign, no leading zero. Nine digits hold any sheet count.
  private static func isCount(_ value: String) -> Bool {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return value.utf8.count <= 9 && value.utf8.first != UInt8(ascii: "0")
      && value.utf8.allSatisfy { digits.contains($0) }
  }

  private static func words(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}
