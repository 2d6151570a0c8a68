internal import ArchivalReference

extension Finding {
  /// What a reference was read as that the register does not confirm, where the place does
  /// not print it so.
  var reading: String? {
    guard let reference = diagnostic.reference, diagnostic.code.isAboutRegister, let printed,
      !reference.unicodeScalars.elementsEqual(printed.unicodeScalars)
    else { return nil }
    return reference
  }

  /// What of the place is quoted.
  private var printed: String? {
    line.map { String(decoding: $0.bytes[$0.span], as: UTF8.self) }
  }

  /// A fix in words: `insert “Л. ”`, `replace “-” by “–”`.
  func words(of fix: Diagnostic.Fix) -> String {
    if fix.range.isEmpty { return "insert “\(fix.replacement.printable)”" }
    let old = original(of: fix).map { "“\($0.printable)”" } ?? "it"
    return fix.replacement.isEmpty
      ? "remove \(old)" : "replace \(old) by “\(fix.replacement.printable)”"
  }

  /// What a fix replaces, as far as it is quoted.
  private func original(of fix: Diagnostic.Fix) -> String? {
    guard let line, let place = diagnostic.place else { return nil }
    let start = line.span.lowerBound + fix.range.lowerBound - place.range.lowerBound
    guard start >= 0, start + fix.range.count <= line.bytes.count else { return nil }
    return String(decoding: line.bytes[start..<start + fix.range.count], as: UTF8.self)
  }
}
