public import Fingerprint

/// For people: one page with the texts, the citations in them marked by their verdict, and the
/// findings beside them.
///
/// The page needs nothing else: no script, no picture, no network, and its policy (CSP 3)
/// refuses any. It follows the reader's choice of light or dark, can be printed, and is filtered
/// by severity with style sheets alone. A verdict is a sign, a word and a kind of line before it
/// is a colour (WCAG 2.2, 1.4.1). Columns are counted in Unicode scalars.
public struct HTMLCheckReport: CheckReport {
  /// The longest text that is shown, in bytes.
  private static let longestText = 4 << 20

  private let source: @Sendable (PathBytes) -> [UInt8]?
  private var isBegun = false
  private var files = 0
  private var findings = 0
  private var list = ""

  /// A report.
  ///
  /// - Parameter source: reads the bytes of a checked file again; nil where it cannot.
  public init(source: @escaping @Sendable (PathBytes) -> [UInt8]?) {
    self.source = source
  }

  /// The text of a file.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    files += 1
    let first = findings + 1
    findings += file.findings.count
    let name = HTMLText.escaped(file.path.display)
    if !file.findings.isEmpty {
      list += "<h2><a href=\"#f\(files)\">\(name)</a></h2>\n<ol class=\"findings\">\n"
      for (index, finding) in file.findings.enumerated() {
        list +=
          HTMLFinding(
            finding, number: first + index, file: files, isPinned: file.isRead
          ).item
      }
      list += "</ol>\n"
    }
    let counts =
      Summary.count(file.references.count, "citation") + ", "
      + Summary.count(file.findings.count, "finding")
    let isOpen = file.findings.isEmpty ? "" : " open"
    return Array(
      """
      \(head())<details id="f\(files)"\(isOpen)>
      <summary>\(name) <small>\(counts)</small></summary>
      \(text(of: file, first: first))</details>

      """.utf8)
  }

  /// The list of findings and the counts.
  public mutating func finish(_ summary: Summary) -> [UInt8] {
    let list = self.list.isEmpty ? "<p>Nothing was found.</p>\n" : self.list
    return Array(
      """
      \(head())</main>
      <aside id="findings" aria-label="Findings">
      \(list)</aside>
      <footer>\(HTMLText.escaped(summary.text))</footer>
      </body>
      </html>

      """.utf8)
  }

  private func text(of file: CheckedFile, first: Int) -> String {
    if file.isVerified { return "<p>A manifest is about the file.</p>\n" }
    guard file.isRead else {
      // Of a configuration or of what a baseline has there is no text to show.
      let isText = file.diagnostics.contains { !$0.code.isAboutConfiguration }
      return isText ? "<p>The file was not read.</p>\n" : ""
    }
    guard let bytes = shown(file) else { return "<p>The text cannot be shown.</p>\n" }
    guard bytes.count <= Self.longestText else {
      return "<p>The text is longer than 4 MiB and is not shown.</p>\n"
    }
    let marks = file.references.map { reference in
      HTMLSource.Mark(
        range: reference.place.range, outcome: reference.outcome,
        title: "\(reference.canonical): \(reference.verdict)")
    }
    let pins = file.findings.enumerated().map { index, finding in
      HTMLSource.Pin(
        offset: finding.diagnostic.place?.range.lowerBound ?? 0, number: first + index,
        severity: finding.diagnostic.severity)
    }
    return HTMLSource(bytes, marks: marks, pins: pins).lines()
  }

  /// The bytes in which the places of a file are counted.
  private func shown(_ file: CheckedFile) -> [UInt8]? {
    guard let bytes = source(file.path), let format = file.packing else { return source(file.path) }
    return (try? SourceText(bytes, as: format))?.bytes
  }

  /// Lets the browser take this style sheet, known by its digest, and nothing else (CSP 3,
  /// section 2.3.1). Without a digest the page is as good, only not guarded.
  private static var policy: String {
    guard let digest = try? SHA256Digest.of(Array(HTMLStyle.sheet.utf8)) else { return "" }
    let hash = String(decoding: Base64.encode(digest.bytes), as: UTF8.self)
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      + "style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'\">\n"
  }

  /// The beginning of the page, once.
  private mutating func head() -> String {
    if isBegun { return "" }
    isBegun = true
    let filters = Severity.allCases.reversed().map { severity in
      """
      <label><input type="checkbox" id="show-\(severity.rawValue)" checked> \
      <span class="severity \(severity.rawValue)">\(severity.rawValue)</span></label>

      """
    }
    let legend = Verdict.Outcome.allCases.map { outcome in
      "<span><mark class=\"\(outcome.rawValue)\">Л. 1</mark>"
        + "<b class=\"verdict \(outcome.rawValue)\"></b></span>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      \(Self.policy)\
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Archival citations</title>
      <style>\(HTMLStyle.sheet)</style>
      </head>
      <body>
      <header>
      <h1>Archival citations</h1>
      <fieldset><legend>Show</legend>
      \(filters.joined())</fieldset>
      <p class="legend">\(legend.joined())</p>
      <a class="skip" href="#findings">To the findings</a>
      </header>
      <main>

      """
  }
}
