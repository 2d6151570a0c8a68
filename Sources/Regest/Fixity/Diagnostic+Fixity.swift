internal import Fingerprint
internal import Fixity

extension Diagnostic {
  /// What is to be said of a line of a checksum file, or of the whole.
  init(_ finding: ListFinding, list: PathBytes) {
    let code: DiagnosticCode =
      switch finding.kind {
      case .malformed: .malformedLine
      case .contradiction: .duplicateEntry
      case .escape: .pathEscape
      case .unsupported: .digestUnsupported
      case .empty: .listEmpty
      case .remark: .listRemark
      }
    self.init(
      code, path: list, place: finding.line.map { Place(range: 0..<0, line: $0, column: 1) },
      message: finding.message)
  }

  /// How a file differs from what is listed of it.
  init(_ finding: FixityFinding) {
    switch finding {
    case .changed(let change): self.init(change)
    case .missing(let path, let reason):
      self.init(.sourceMissing, path: path, message: Self.text(ofMissing: path, reason))
    case .renamed(let path, let now):
      self.init(
        .sourceRenamed, path: path, message: "it is not there; \(now.display) has its bytes")
    case .respelled(let path, let now, let respelling, let change):
      self.init(respelled: path, now: now, respelling, change)
    case .extra(let path):
      self.init(.sourceExtra, path: path, message: "it is there and not listed")
    case .companion(let path):
      self.init(
        .listRemark, path: path,
        message: "it lies beside the list as a list or signature of its own; it is not checked")
    case .problem(let finding): self.init(finding)
    }
  }

  private init(_ change: FileChange) {
    let words = Self.words(of: change)
    self.init(
      .sourceChanged, path: change.path, message: words.message,
      expected: change.differences.first?.expected ?? change.sizes.map { "\($0.expected) bytes" },
      found: change.differences.first?.found ?? change.sizes.map { "\($0.found) bytes" },
      notes: words.notes)
  }

  /// What differs, as a message, and the rest of it as notes.
  private static func words(of change: FileChange) -> (message: String, notes: [String]) {
    var notes: [String] = []
    for difference in change.differences.dropFirst() {
      notes.append(
        "\(difference.kind.name): \(difference.expected) is listed, \(difference.found) found")
    }
    if let sizes = change.sizes, !change.differences.isEmpty {
      notes.append("\(sizes.expected) bytes are listed, \(sizes.found) found")
    }
    if !change.agreeing.isEmpty {
      let names = change.agreeing.map(\.name).joined(separator: ", ")
      notes.append("as listed: \(names)")
    }
    let names = change.differences.map(\.kind.name).joined(separator: ", ")
    let message =
      names.isEmpty
      ? "its size is not the listed one" : "its bytes are not those that were listed: \(names)"
    return (message, notes)
  }

  private static func text(ofMissing path: PathBytes, _ reason: FileFinding?) -> String {
    guard let reason else { return "it is listed and not there" }
    let place =
      reason.path == path ? "in its place is" : "on the way to it, \(reason.path.display) is"
    return "it is listed and not there; \(place) \(reason.problem.message)"
  }

  private init(
    respelled path: PathBytes, now: PathBytes, _ respelling: Respelling, _ change: FileChange?
  ) {
    if let change {
      let words = Self.words(of: change)
      self.init(change)
      message = words.message
      notes.append(Self.note(now: now, respelling))
    } else {
      self.init(respelled: path, now: now, respelling)
    }
  }

  /// A listed file that is there under a name that is only spelled otherwise.
  init(respelled path: PathBytes, now: PathBytes, _ respelling: Respelling) {
    // Both look alike where only normalization differs, so the bytes are shown.
    let spellings =
      respelling == .normalization
      ? ["listed: \(Self.escaped(path))", "there: \(Self.escaped(now))"] : []
    self.init(
      respelling == .normalization ? .renamedByNormalization : .renamedByCase, path: path,
      message: "its name differs \(Self.words(of: respelling)): \(now.display) has its bytes",
      notes: spellings)
  }

  /// What to add about a file whose bytes have changed, too.
  static func note(now: PathBytes, _ respelling: Respelling) -> String {
    "its name is \(now.display) now, which differs \(words(of: respelling))"
  }

  private static func words(of respelling: Respelling) -> String {
    switch respelling {
    case .normalization: "only by Unicode normalization"
    case .letterCase: "only in capital and small letters"
    }
  }

  /// The path with every byte that is not ASCII as `\xNN`.
  private static func escaped(_ path: PathBytes) -> String {
    path.bytes.map { byte in
      (0x20..<0x7F).contains(byte)
        ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
