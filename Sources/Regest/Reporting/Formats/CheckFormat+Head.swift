extension CheckFormat {
  /// How many bytes ``mayHaveWritten(_:)`` looks at.
  public static let headLength = 4096

  /// Whether a file that begins so is a report of this format, or holds nothing: what may be
  /// replaced by another report.
  ///
  /// - Parameter head: the first bytes, as many as there are up to ``headLength``.
  public func mayHaveWritten(_ head: [UInt8]) -> Bool {
    if head.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { return true }
    func begins(_ texts: String...) -> Bool {
      texts.contains { head.starts(with: Array($0.utf8)) }
    }
    var text: String { String(decoding: head, as: UTF8.self) }
    var line: String { String(text.prefix { $0 != "\n" }) }
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    switch self {
    case .text, .concise: return Self.isFinding(line) || Self.isCount(line)
    case .github: return begins("::error ", "::warning ", "::notice ") || Self.isCount(line)
    case .json:
      return begins(
        "{\"type\":\"reference\",\"path\":", "{\"type\":\"diagnostic\",\"code\":",
        "{\"type\":\"summary\",\"files\":")
    case .sarif:
      return begins("{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    case .junit: return begins(declaration + "<testsuites name=\"regest check\">")
    case .checkstyle: return begins(declaration + "<checkstyle version=")
    case .gitlab:
      return text == "[]\n"
        || begins("[\n{\"description\":") && text.contains("\",\"check_name\":\"")
    case .markdown: return begins("### Archival citations: ")
    case .html:
      return begins("<!DOCTYPE html>") && text.contains("<title>Archival citations</title>")
    }
  }

  /// Whether a file is a report in one of the formats that begin in a way of their own.
  ///
  /// - Parameter file: all of it.
  public static func hasWritten(_ file: [UInt8]) -> Bool {
    let formats: [CheckFormat]
    switch file.first {
    case UInt8(ascii: "{"): formats = [.json, .sarif]
    case UInt8(ascii: "["): formats = [.gitlab]
    case UInt8(ascii: "<"): formats = [.junit, .checkstyle, .html]
    case UInt8(ascii: "#"): formats = [.markdown]
    default: return false
    }
    let head = Array(file.prefix(headLength))
    return formats.contains { $0.mayHaveWritten(head) }
  }

  /// Whether a line is `PATH:LINE:COLUMN: severity CODE …`.
  private static func isFinding(_ line: String) -> Bool {
    Severity.allCases.contains { severity in
      line.ranges(of: "\(severity.rawValue) ").contains { range in
        let before = line[..<range.lowerBound]
        let code = line[range.upperBound...].prefix(6)
        return (before.isEmpty || before.hasSuffix(": "))
          && DiagnosticCode(rawValue: String(code)) != nil
      }
    }
  }

  /// Whether a line is that of ``Summary/text``.
  private static func isCount(_ line: String) -> Bool {
    let words = line.split(separator: " ", maxSplits: 4)
    return words.count == 5 && Int(words[0]) != nil && words[1].hasPrefix("reference")
      && words[2] == "in" && Int(words[3]) != nil && words[4].hasPrefix("file")
  }
}
