import ArchivalReference
import DocumentText
import Fingerprint

@testable import Regest

/// Checked files of findings that were never checked.
enum FoundFile {
  static let first = "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11"
  static let second = "ГАРФ. Ф. Р-5446. Оп. 1. Д. 77"

  /// A file of findings, one a line from line 1; a reference each.
  static func file(
    _ path: PathBytes, _ findings: [(DiagnosticCode, String?)], text: String = ""
  ) -> CheckedFile {
    var file = CheckedFile(path: path)
    let source = Array(text.utf8)
    let scanner = DirectiveScanner(source, path: path, format: .plain)
    file.directives = scanner.directives
    let lines = Array(String(repeating: "x\n", count: findings.count + 1).utf8)
    var quoting = FileQuoting(text.isEmpty ? lines : source)
    var offset = 0
    let breaks = source.indices.filter { source[$0] == 0x0A }
    for (index, (code, reference)) in findings.enumerated() {
      offset = text.isEmpty ? 2 * index : index == 0 ? 0 : breaks[index - 1] + 1
      var diagnostic = Diagnostic(code, path: path, message: "m", reference: reference)
      diagnostic.place = place(of: offset..<offset + 1, in: text.isEmpty ? lines : source)
      file.findings.append(quoting.finding(diagnostic))
    }
    return file
  }

  static func codes(_ file: CheckedFile) -> [String] {
    file.diagnostics.map { "\($0.code.rawValue) \($0.severity.rawValue)" }
  }
}
