internal import Fingerprint

/// What the beginning of a file tells of whether it is a checksum file.
///
/// A line of an SFV list is a name, a space and eight hex digits, which a line of prose is
/// as well when it ends in a date, `19320401`. Such lines make a list only where the
/// file's name or all of its lines bear that out.
struct ListHead {
  /// A file with so many faulty lines before the first claim is no list.
  private static let mostFaults = 20

  private let name: PathBytes
  /// How many lines make a claim in a form that no other text has.
  private var claims = 0
  private var sfvLines = 0
  private var faults = 0
  private var hasColumns = false

  /// Looks at the whole lines of a file's beginning.
  ///
  /// - Parameters:
  ///   - isWhole: whether the bytes are the whole file.
  ///   - name: the file's path or its name.
  init(_ bytes: ArraySlice<UInt8>, isWhole: Bool, name: PathBytes) {
    self.name = name
    var parser = ListParser(named: nil)
    var rest = bytes
    while !rest.isEmpty, claims > 0 || parser.counts.faults < Self.mostFaults {
      let end = rest.firstIndex(of: 0x0A)
      if end == nil, !isWhole { break }
      if let claim = parser.take(rest[..<(end ?? rest.endIndex)], isEnded: end != nil) {
        if claim.form == .sfv { sfvLines += 1 } else { claims += 1 }
      }
      rest = end.map { rest[($0 + 1)...] } ?? []
    }
    faults = parser.counts.faults
    hasColumns = parser.hasColumns
  }

  private var isNamedSFV: Bool {
    name.bytes.suffix(4).map { $0 | 0x20 }.elementsEqual(".sfv".utf8)
  }

  private var isCertain: Bool { claims > 0 || hasColumns || (sfvLines > 0 && isNamedSFV) }

  /// Whether the file can be read as a list, when somebody says that it is one.
  var isList: Bool { isCertain || (sfvLines > 0 && faults == 0) }

  /// Whether the file is a list although nobody says so: every line that says something is
  /// a list's, or its name has the name of an algorithm.
  ///
  /// What is taken for one passes without being listed, so a doubt makes it none.
  var isListByItself: Bool {
    isCertain && (faults == 0 || NamedAlgorithm(ofFileNamed: name) != nil)
  }
}
