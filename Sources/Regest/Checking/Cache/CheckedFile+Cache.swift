internal import ArchivalReference
internal import DocumentText
internal import Fingerprint

/// A checked file without its path as the bytes of a cache. Enumerations stand as the place
/// of the case: only the very program that wrote a cache reads it.
extension CheckedFile {
  var cacheBytes: [UInt8] {
    var writer = CacheWriter()
    writer.add(isRead)
    writer.add(packing) { $0.add(DocumentFormat.allCases.firstIndex(of: $1) ?? 0) }
    writer.add(references) { writer, reference in
      writer.add(reference.place)
      writer.add(reference.canonical)
      writer.add(Verdict.Outcome.allCases.firstIndex(of: reference.outcome) ?? 0)
      writer.add(reference.verdict)
      writer.add(reference.json)
    }
    writer.add(findings) { $0.add($1) }
    writer.add(directives) { writer, directive in
      writer.add(Directive.Scope.allCases.firstIndex(of: directive.scope) ?? 0)
      writer.add(directive.selectors) { $0.add($1.text) }
      writer.add(directive.reason) { $0.add($1) }
      writer.add(directive.mark)
    }
    return writer.bytes
  }

  /// Reads it back for a file of this path.
  ///
  /// - Parameter size: how many bytes the file has, within which all places must lie.
  init(cacheBytes: ArraySlice<UInt8>, path: PathBytes, size: Int) throws(CacheDamage) {
    var reader = CacheReader(cacheBytes, placesWithin: size)
    self.init(path: path)
    isRead = try reader.flag()
    packing = try reader.optional { (reader) throws(CacheDamage) in
      try reader.element(of: DocumentFormat.allCases)
    }
    references = try reader.list { (reader) throws(CacheDamage) in
      CheckedReference(
        place: try reader.place(), canonical: try reader.text(),
        outcome: try reader.element(of: Verdict.Outcome.allCases), verdict: try reader.text(),
        json: Array(try reader.bytes()))
    }
    findings = try reader.list { (reader) throws(CacheDamage) in
      try reader.finding(path: path)
    }
    directives = try reader.list { (reader) throws(CacheDamage) in
      let scope = try reader.element(of: Directive.Scope.allCases)
      let selectors = try reader.list { (reader) throws(CacheDamage) in
        guard let selector = DiagnosticSelector(try reader.text()) else { throw CacheDamage() }
        return selector
      }
      return Directive(
        scope: scope, selectors: selectors,
        reason: try reader.optional { (reader) throws(CacheDamage) in try reader.text() },
        mark: try reader.finding(path: path))
    }
    guard reader.isAtEnd else { throw CacheDamage() }
  }

  fileprivate static let codes = Array(DiagnosticCode.allCases)
  fileprivate static let codePlaces = Dictionary(
    uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
}

extension CacheWriter {
  fileprivate mutating func add(_ finding: Finding) {
    add(finding.diagnostic)
    add(finding.start) { $0.add($1) }
    add(finding.end) { $0.add($1) }
    add(finding.line) { writer, line in
      writer.add(line.bytes)
      writer.add(line.span)
      writer.add(line.isCutBefore)
      writer.add(line.isCutBehind)
    }
    add(finding.fixStart) { $0.add($1) }
    add(finding.fixEnd) { $0.add($1) }
  }

  fileprivate mutating func add(_ place: Diagnostic.Place) {
    add(place.range)
    add(place.line)
    add(place.column)
    add(place.part) { $0.add($1) }
  }

  fileprivate mutating func add(_ position: TextPosition) {
    add(position.line)
    add(position.column)
    add(position.byteColumn)
    add(position.utf16Column)
  }

  fileprivate mutating func add(_ diagnostic: Diagnostic) {
    add(CheckedFile.codePlaces[diagnostic.code] ?? 0)
    add(Severity.allCases.firstIndex(of: diagnostic.severity) ?? 0)
    add(diagnostic.place) { $0.add($1) }
    add(diagnostic.message)
    add(diagnostic.expected) { $0.add($1) }
    add(diagnostic.found) { $0.add($1) }
    add(diagnostic.notes) { $0.add($1) }
    add(diagnostic.fix) { writer, fix in
      writer.add(fix.range)
      writer.add(fix.replacement)
    }
    add(diagnostic.reference) { $0.add($1) }
  }
}

extension CacheReader {
  fileprivate mutating func finding(path: PathBytes) throws(CacheDamage) -> Finding {
    var finding = Finding(
      diagnostic: try diagnostic(path: path),
      start: try optional { (reader) throws(CacheDamage) in try reader.position() },
      end: try optional { (reader) throws(CacheDamage) in try reader.position() },
      line: try optional { (reader) throws(CacheDamage) in
        let bytes = Array(try reader.bytes())
        return QuotedLine(
          bytes: bytes, span: try reader.range(within: bytes.count),
          isCutBefore: try reader.flag(), isCutBehind: try reader.flag())
      })
    finding.fixStart = try optional { (reader) throws(CacheDamage) in try reader.position() }
    finding.fixEnd = try optional { (reader) throws(CacheDamage) in try reader.position() }
    return finding
  }

  fileprivate mutating func place() throws(CacheDamage) -> Diagnostic.Place {
    var place = Diagnostic.Place(
      range: try range(within: size), line: try ordinal(), column: try ordinal())
    place.part = try optional { (reader) throws(CacheDamage) in try reader.text() }
    return place
  }

  fileprivate mutating func position() throws(CacheDamage) -> TextPosition {
    TextPosition(
      line: try ordinal(), column: try ordinal(), byteColumn: try ordinal(),
      utf16Column: try ordinal())
  }

  /// The number of a line or a column: from 1 to the one behind the last byte.
  private mutating func ordinal() throws(CacheDamage) -> Int {
    let number = try number()
    guard number > 0, number <= size + 1 else { throw CacheDamage() }
    return number
  }

  fileprivate mutating func diagnostic(path: PathBytes) throws(CacheDamage) -> Diagnostic {
    let code = try element(of: CheckedFile.codes)
    let severity = try element(of: Severity.allCases)
    var diagnostic = Diagnostic(
      code, path: path,
      place: try optional { (reader) throws(CacheDamage) in try reader.place() },
      message: try text(),
      expected: try optional { (reader) throws(CacheDamage) in try reader.text() },
      found: try optional { (reader) throws(CacheDamage) in try reader.text() },
      notes: try list { (reader) throws(CacheDamage) in try reader.text() },
      fix: try optional { (reader) throws(CacheDamage) in
        Diagnostic.Fix(range: try reader.range(within: reader.size), replacement: try reader.text())
      },
      reference: try optional { (reader) throws(CacheDamage) in try reader.text() })
    diagnostic.severity = severity
    return diagnostic
  }
}
