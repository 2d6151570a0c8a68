internal import CanonicalJSON
internal import Fingerprint

/// For code scanning and editors: SARIF 2.1.0 (OASIS), one run, a result a line.
///
/// Columns are counted in UTF-16 code units, and `columnKind` says so (3.14.17): that is how the
/// editors that show such logs count (Language Server Protocol, “Position”), and what CodeQL
/// writes, whose logs GitHub is made for. A tab is one column.
///
/// `partialFingerprints` (3.27.17) name a result by its code, the reference it is about and its
/// number among the like ones in the file, never by its line. What kept Regest from finishing, as
/// a file that could not be read, is no result but a notification of the invocation (3.20.21).
public struct SARIFCheckReport: CheckReport {
  private let version: String
  private var isBegun = false
  private var hasResults = false
  private var artifacts: [JSON] = []
  private var indices: [PathBytes: Int] = [:]
  private var notifications: [JSON] = []
  private var rules: SARIFRules
  private var conditions: SARIFRules

  /// A report.
  ///
  /// - Parameters:
  ///   - version: the version of the program.
  ///   - rulesURL: the address of the pages about diagnostics, with `{code}` for the code.
  public init(version: String, rulesURL: String? = nil) {
    self.version = version
    rules = SARIFRules(pages: rulesURL)
    conditions = rules
  }

  /// The results of a file.
  public mutating func add(_ file: CheckedFile) -> [UInt8] {
    var bytes = head()
    var counter = FindingCounter()
    let location = location(of: file)
    for finding in file.findings {
      guard !finding.diagnostic.code.isObstacle else {
        notifications.append(notification(of: finding, at: location))
        continue
      }
      let identity = counter.identity(of: finding)
      let rule = rules.index(of: identity.code)
      let result = location.result(finding, identity, ruleIndex: rule)
      bytes += Array((hasResults ? ",\n" : "\n").utf8) + result.lineBytes()
      hasResults = true
    }
    return bytes
  }

  /// The rules, the files and what is to be said of the run.
  public mutating func finish(_ summary: Summary) -> [UInt8] {
    var bytes = head()
    bytes += Array((hasResults ? "\n],\n" : "],\n").utf8)
    bytes += Array("\"artifacts\":[".utf8) + Self.lines(artifacts) + Array("],\n".utf8)
    let invocation: JSON = [
      "executionSuccessful": .bool(summary.obstacles == 0),
      "exitCode": .integer(Int64(summary.exitStatus)),
      "toolExecutionNotifications": .array(notifications),
    ]
    bytes += Array("\"invocations\":[\n".utf8) + invocation.lineBytes() + Array("\n],\n".utf8)
    bytes += Array("\"tool\":{\"driver\":{\"name\":\"regest\",\"version\":".utf8)
    bytes += JSON.string(version).lineBytes() + Array(",\"semanticVersion\":".utf8)
    bytes += JSON.string(version).lineBytes() + Array(",\"rules\":[".utf8)
    bytes += Self.lines(rules.descriptors) + Array("],\"notifications\":[".utf8)
    bytes += Self.lines(conditions.descriptors) + Array("]}}\n}]}\n".utf8)
    return bytes
  }

  /// The beginning of the log up to its results, once.
  private mutating func head() -> [UInt8] {
    if isBegun { return [] }
    isBegun = true
    return Array(
      """
      {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/\
      sarif-schema-2.1.0.json","version":"2.1.0","runs":[{
      "columnKind":"utf16CodeUnits",
      "originalUriBaseIds":{"\(SARIFLocation.base)":{"description":{"text":\
      "the folder in which regest was run"}}},
      "results":[
      """.utf8)
  }

  /// The place of a file among the artifacts, which are unique (3.14.15): a text that was checked
  /// may be the source of a manifest as well.
  private mutating func location(of file: CheckedFile) -> SARIFLocation {
    var location = SARIFLocation(path: file.path, index: indices[file.path])
    guard location.index == nil, file.isRead || file.diagnostics.contains(where: { $0.path != nil })
    else { return location }
    location.index = artifacts.count
    indices[file.path] = artifacts.count
    artifacts.append(location.artifact(isTarget: file.isRead || file.isVerified))
    return location
  }

  private mutating func notification(of finding: Finding, at location: SARIFLocation) -> JSON {
    let diagnostic = finding.diagnostic
    return JSON(optional: [
      (
        "descriptor",
        [
          "id": .string(diagnostic.code.rawValue),
          "index": .integer(Int64(conditions.index(of: diagnostic.code))),
        ]
      ),
      ("level", .string(diagnostic.severity.rawValue)),
      ("message", SARIFLocation.message(finding.fullMessage)),
      ("locations", location.index == nil ? nil : .array([location.json(of: finding)])),
    ])
  }

  /// Elements, each on a line of its own.
  private static func lines(_ elements: [JSON]) -> [UInt8] {
    guard !elements.isEmpty else { return [] }
    return [0x0A] + Array(elements.map { $0.lineBytes() }.joined(separator: Array(",\n".utf8)))
      + [0x0A]
  }
}
