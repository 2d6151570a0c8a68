internal import ArchivalReference
internal import CanonicalJSON
internal import Fingerprint

/// A file in a SARIF log, and what is said of places in it.
struct SARIFLocation: Sendable {
  /// What relative addresses start from (3.14.14); GitHub takes it for the root of the
  /// repository.
  static let base = "%SRCROOT%"

  var path: PathBytes
  /// Its number among the artifacts; nil where it is none.
  var index: Int?

  /// An element of `artifacts` (3.24).
  func artifact(isTarget: Bool) -> JSON {
    JSON(optional: [
      ("location", JSON(optional: address)),
      // An address shows bytes that are no text only encoded.
      ("description", path.utf8 == nil ? Self.message(path.display) : nil),
      ("roles", isTarget ? ["analysisTarget"] : nil),
    ])
  }

  /// The address of the file (3.4): relative as it was named, percent-encoded by bytes.
  private var address: [(String, JSON?)] {
    let path = path.normalized
    let uri = (path.isAbsolute ? "file://" : "") + path.uriReference
    return [
      ("uri", .string(uri)), ("uriBaseId", path.isAbsolute ? nil : .string(Self.base)),
    ]
  }

  private var artifactLocation: JSON {
    JSON(optional: address + [("index", index.map { .integer(Int64($0)) })])
  }

  /// A result (3.27).
  func result(_ finding: Finding, _ identity: FindingIdentity, ruleIndex: Int) -> JSON {
    let diagnostic = finding.diagnostic
    return JSON(optional: [
      ("ruleId", .string(diagnostic.code.rawValue)),
      ("ruleIndex", .integer(Int64(ruleIndex))),
      ("level", .string(diagnostic.severity.rawValue)),
      ("message", Self.message(finding.placedMessage)),
      ("locations", .array([json(of: finding)])),
      ("partialFingerprints", ["regestReference/v1": .string(identity.text)]),
      ("baselineState", finding.baseline.map { .string($0.rawValue) }),
      ("fixes", fix(of: finding).map { .array([$0]) }),
    ])
  }

  /// A message whose braces are no placeholders (3.11.5) and whose brackets are no links
  /// (3.11.6).
  static func message(_ text: String) -> JSON {
    let mayHoldLinks = text.utf8.contains(UInt8(ascii: "["))
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{", "}": escaped.append(scalar)
      case "[", "]", "\\": if mayHoldLinks { escaped.append("\\") }
      default: break
      }
      escaped.append(scalar)
    }
    return ["text": .string(String(escaped))]
  }

  /// Where a finding stands (3.28), with the words there.
  func json(of finding: Finding) -> JSON {
    var members: [(String, JSON?)] = [("artifactLocation", artifactLocation)]
    if let start = finding.start, let end = finding.end {
      let span = finding.line.map { Self.text($0.bytes[$0.span]) }
      let isWhole = finding.diagnostic.place?.range.count == finding.line?.span.count
      members.append(
        ("region", Self.region(start, end, snippet: isWhole && span != "" ? span : nil)))
      if let line = finding.line, !line.isCutBefore, !line.isCutBehind, isWhole {
        let context: JSON = [
          "startLine": .integer(Int64(start.line)),
          "snippet": ["text": .string(Self.text(line.bytes[...]))],
        ]
        members.append(("contextRegion", context))
      }
    }
    let part = finding.diagnostic.place?.part
    return JSON(optional: [
      ("physicalLocation", JSON(optional: members)),
      // A document without lines has no region (3.33.3).
      ("logicalLocations", part.map { .array([["name": .string($0)]]) }),
    ])
  }

  /// The one change that mends a finding (3.55).
  private func fix(of finding: Finding) -> JSON? {
    guard let fix = finding.diagnostic.fix, let start = finding.fixStart, let end = finding.fixEnd
    else { return nil }
    let verb = fix.range.isEmpty ? "insert" : "replace it by"
    return [
      "description": Self.message("\(verb) “\(fix.replacement)”"),
      "artifactChanges": [
        [
          "artifactLocation": artifactLocation,
          "replacements": [
            [
              "deletedRegion": Self.region(start, end),
              "insertedContent": ["text": .string(fix.replacement)],
            ]
          ],
        ]
      ],
    ]
  }

  /// A region of text (3.30); its end column is that of the code unit behind it.
  private static func region(
    _ start: TextPosition, _ end: TextPosition, snippet: String? = nil
  ) -> JSON {
    JSON(optional: [
      ("startLine", .integer(Int64(start.line))),
      ("startColumn", .integer(Int64(start.utf16Column))),
      ("endLine", .integer(Int64(end.line))),
      ("endColumn", .integer(Int64(end.utf16Column))),
      ("snippet", snippet.map { ["text": .string($0)] }),
    ])
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
