import CanonicalJSON
import Fingerprint
import TestSupport

@testable import Regest

/// Checked files and what each format makes of them.
struct CheckFormatCase {
  var files: [CheckedFile] = []
  private var texts: [PathBytes: [UInt8]] = [:]

  /// No file yet.
  init() {}

  /// One file with a text, checked against the register made for tests.
  init(_ text: String, path: PathBytes = "letters/a.txt") throws {
    try add(Array(text.utf8), path: path)
  }

  mutating func add(_ bytes: [UInt8], path: PathBytes) throws {
    let register = try Register.open(fixtureRegister("small"))
    let checker = FileChecker(examiner: Examiner(register: register))
    files.append(try checker.check(bytes, path: path))
    texts[path] = bytes
  }

  var summary: Summary {
    var summary = Summary()
    for file in files { summary.add(file) }
    return summary
  }

  func bytes(_ format: CheckFormat) -> [UInt8] {
    let texts = texts
    let manner = CheckFormat.Manner(version: "1.2.3") { texts[$0] }
    var report = format.report(manner)
    var bytes: [UInt8] = []
    for file in files { bytes += report.add(file) }
    return bytes + report.finish(summary)
  }

  func text(_ format: CheckFormat) -> String {
    String(decoding: bytes(format), as: UTF8.self)
  }

  func json(_ format: CheckFormat) throws -> JSON { try JSON.parse(bytes(format)) }

  /// The results of the only run.
  func results() throws -> [JSON] {
    try json(.sarif)["runs"]?.arrayValue?.first?["results"]?.arrayValue ?? []
  }

  /// Files of chance: texts in which citations, marks of markup and any bytes alternate, under
  /// names of any bytes.
  static func random(_ generator: inout Seeded) throws -> CheckFormatCase {
    let pieces = [
      "ГАРФ. Ф. Р-9001. Оп. 1. Д. 1. Л. 121", "Д. 17. Л. 3", "; ", "\n", "\r\n", "\r", "\t",
      "(RGASPI, F. 17. Op. 3. D. 904. 11)", "<b>&amp;]]>\"'", "```", "| [x](y) @team", "📜",
      "\u{202E}", "\u{0}", "\u{1B}[31m", "\u{FFFF}", "%::,", "Там же. Л. 5", "--></script>",
    ]
    var files = CheckFormatCase()
    for number in 0..<Int.random(in: 0...3, using: &generator) {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        if Int.random(in: 0..<5, using: &generator) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &generator))
        } else {
          bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
        }
      }
      let name = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
        UInt8.random(in: 1...255, using: &generator)
      }
      try files.add(bytes, path: PathBytes(Array("\(number)-".utf8) + name))
    }
    return files
  }
}
