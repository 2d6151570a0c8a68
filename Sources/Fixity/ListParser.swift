internal import Fingerprint

/// Reads the lines of a checksum file one after another, in whichever form they are.
///
/// Pure: any bytes give claims and findings.
struct ListParser {
  /// The algorithm that the list's name tells.
  private let named: NamedAlgorithm?
  /// The algorithm that somebody says lines without a name for theirs have.
  private let asked: DigestKind?
  private var number = 0
  private var signed = SignedText()
  private var columns: HashdeepColumns?
  private var awaitsColumns = false
  private var hasCRLF = false
  private var hasMismatch = false
  private var faults = 0
  private var claims = 0

  /// What is to be said so far, in the order of lines.
  private(set) var findings: [ListFinding] = []

  /// So many faulty lines are told one by one; a file that is no list may have millions.
  static let mostFaults = 200

  init(named: NamedAlgorithm?, asked: DigestKind? = nil) {
    self.named = named
    self.asked = asked
  }

  /// The number of the line that was taken last, from 1.
  var line: Int { number }

  /// How many lines make a claim, and how many are faulty.
  var counts: (claims: Int, faults: Int) { (claims, faults) }

  /// Whether a hashdeep header named its columns.
  var hasColumns: Bool { columns != nil }

  /// Takes the next line, without its line feed, and gives what it claims, if anything.
  mutating func take(_ bytes: ArraySlice<UInt8>, isEnded: Bool) -> ListClaim? {
    number += 1
    var line = bytes
    if number == 1 {
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      hasCRLF = line.last == 0x0D
    }
    if hasCRLF, line.last == 0x0D { line = line.dropLast() }
    if !isEnded, !line.isEmpty {
      findings.append(
        ListFinding(.remark, line: number, "the last line has no line end; is the list whole?"))
    }
    switch signed.take(line, isFirst: claims == 0 && faults == 0) {
    case .frame: return nil
    case .begin:
      findings.append(
        ListFinding(
          .remark, line: number, "the list is signed; the signature is not checked, gpg does that"))
      return nil
    case .outside:
      fault("it stands outside what the list's signature covers")
      return nil
    case .text(let text): return claim(text)
    }
  }

  /// Ends the list: what only its end tells.
  mutating func end() {
    if signed.isCut { fault("the signed list ends before its signature does") }
    if awaitsColumns { fault("the header ends before it names its columns") }
    if faults > Self.mostFaults {
      let more = faults - Self.mostFaults
      findings.append(
        ListFinding(.malformed, "\(more) more \(more == 1 ? "line" : "lines") cannot be read"))
    }
  }

  private mutating func claim(_ line: ArraySlice<UInt8>) -> ListClaim? {
    if HashdeepColumns.isHeader(line) {
      columns = nil
      awaitsColumns = true
      return nil
    }
    if awaitsColumns {
      awaitsColumns = false
      columns = HashdeepColumns(line)
      tell(columns)
      return nil
    }
    guard let columns else { return plain(line) }
    if line.isEmpty || line.first == UInt8(ascii: "#") { return nil }
    switch columns.claim(line) {
    case .success(let claim):
      claims += 1
      return claim
    case .failure(let reason):
      fault(reason.message)
      return nil
    }
  }

  private mutating func tell(_ columns: HashdeepColumns?) {
    guard let columns else {
      return fault("the header of a hashdeep list names its columns here, filename as the last")
    }
    guard !columns.unknown.isEmpty, !columns.kinds.isEmpty else { return }
    let names = columns.unknown.joined(separator: ", ")
    findings.append(ListFinding(.remark, line: number, "\(names): not computed, passed over"))
  }

  private mutating func plain(_ line: ArraySlice<UInt8>) -> ListClaim? {
    switch ListLine(line, named: named, asked: asked) {
    case .nothing: return nil
    case .malformed(let reason):
      fault(reason)
      return nil
    case .claim(let claim):
      claims += 1
      tellMismatch(claim)
      return claim
    }
  }

  /// Says once that a list is not of the algorithm it is named after.
  private mutating func tellMismatch(_ claim: ListClaim) {
    guard !hasMismatch, asked == nil, claim.form == .gnu, case .known(let wanted) = named,
      let kind = claim.digests.first?.kind, kind != wanted
    else { return }
    hasMismatch = true
    findings.append(
      ListFinding(
        .remark, line: number,
        "the list is named after \(wanted.name); by its length this is a \(kind.name)"))
  }

  private mutating func fault(_ reason: String) {
    faults += 1
    if faults <= Self.mostFaults {
      findings.append(ListFinding(.malformed, line: number, reason))
    }
  }
}
