internal import CanonicalJSON
public import Fixity

extension BagVerification {
  /// What was found, in the order in which it was.
  public var diagnostics: [Diagnostic] { findings.map { Diagnostic($0) } }

  /// Two lines for people: what the bag is, and the verdict.
  public var text: String {
    let version = version.map { "BagIt \($0)" } ?? "a bag of unknown version"
    let manifests = algorithms.isEmpty ? "no manifest" : algorithms.joined(separator: ", ")
    let files = Summary.count(Int(clamping: payload.streams), "file")
    let bytes = Summary.count(Int(clamping: payload.octets), "byte")
    let identifiers = info.filter { $0.isNamed("External-Identifier") }.map {
      "External-Identifier: \($0.value.printable)\n"
    }
    return "\(version), \(manifests): \(files) of \(bytes)\n\(identifiers.joined())\(verdict)\n"
  }

  private var verdict: String {
    let counts = Severity.allCases.reversed().compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : Summary.count(count, severity.rawValue)
    }
    let told = counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")
    if isValid { return "valid" + told }
    let open = findings.allSatisfy { !$0.kind.refutes || $0.kind == .hole }
    return (open ? "not complete before \(Summary.count(holes, "file")) is fetched" : "not valid")
      + told
  }
}

extension JSONReport {
  /// `{"type":"bag", …}`: the last line of a verification of a bag.
  public static func line(_ bag: BagVerification) -> [UInt8] {
    let diagnostics = bag.diagnostics
    return JSON(
      optional: [
        ("type", "bag"),
        ("version", bag.version.map { .string($0.description) }),
        ("algorithms", .array(bag.algorithms.map(JSON.string))),
        ("files", .integer(Int64(clamping: bag.payload.streams))),
        ("bytes", .integer(Int64(clamping: bag.payload.octets))),
        ("holes", .integer(Int64(bag.holes))),
        (
          "info",
          .array(
            bag.info.map { element in
              ["label": .string(element.label), "value": .string(element.value)]
            })
        ),
        ("errors", .integer(Int64(diagnostics.count { $0.severity == .error }))),
        ("warnings", .integer(Int64(diagnostics.count { $0.severity == .warning }))),
        ("valid", .bool(bag.isValid)),
      ]
    ).lineBytes() + [0x0A]
  }
}
