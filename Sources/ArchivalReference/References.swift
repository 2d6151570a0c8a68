/// The references of one text, in order of place.
///
/// They are held as plain numbers in a few arrays, and a ``Reference`` is made when it is
/// asked for: a text of nothing but citations gives millions of them.
public struct References: RandomAccessCollection, Sendable {
  let archives: ArchiveTable
  var rows: [ReferenceRow] = []
  /// The canonical components and the witnesses, one behind another.
  var texts: [UInt8] = []
  /// The sheets of all references.
  var spans: [ListSpan] = []
  private var issues: [HeldIssue] = []
  /// What stands for ``ReferenceRow/Archive/inferred``: an archive's key, or a lineage.
  var inferredArchive: String?

  /// One issue and, by its index plus one, the next of the same reference; 0 for none.
  private struct HeldIssue: Sendable {
    var issue: ReferenceIssue
    var next: UInt32
  }

  /// No references yet.
  init(archives: ArchiveTable) {
    self.archives = archives
  }

  /// Takes room for what a text is likely to give, judged by what part of it has given, so
  /// that rows are seldom moved: room that is never used costs nothing.
  ///
  /// - Parameters:
  ///   - read: how many bytes of the text have been read.
  ///   - bytes: how many it has.
  mutating func makeRoom(read: Int, of bytes: Int) {
    guard rows.count == rows.capacity, rows.count > 32 else { return }
    let rest = read > 0 ? 1.1 * Double(bytes - read) / Double(read) : 4
    let growth = 1 + Swift.min(Swift.max(rest, 0.5), 4)
    func room(_ count: Int) -> Int { Int(Double(count) * growth) }
    rows.reserveCapacity(room(rows.count))
    texts.reserveCapacity(room(texts.count))
    spans.reserveCapacity(room(spans.count))
  }

  /// The index of the first reference.
  public var startIndex: Int { 0 }

  /// The number of references.
  public var endIndex: Int { rows.count }

  /// The reference at an index from 0.
  public subscript(position: Int) -> Reference {
    let row = rows[position]
    return Reference(
      range: row.range,
      form: Reference.Form(row.opening),
      shifr: Shifr(
        archive: archiveKey(of: row), fond: string(row.fond), opis: string(row.opis),
        delo: string(row.delo)),
      namedArchive: namedArchive(of: row),
      karton: string(row.karton),
      lists: Array(spans[row.lists.range]),
      witness: row.witnessRange.map { range in
        Witness(text: String(decoding: texts[row.witness.range], as: UTF8.self), range: range)
      },
      resolution: row.resolution,
      issues: row.firstIssue == 0 ? [] : sortedIssues(of: row))
  }

  /// The key of a reference's archive, printed, inherited or inferred.
  func archiveKey(of row: ReferenceRow) -> String? {
    switch row.archive {
    case .none: nil
    case .named(let index): archives.readKey(at: index)
    case .inferred: inferredArchive
    }
  }

  private func namedArchive(of row: ReferenceRow) -> String? {
    if case .named(let index) = row.archive { return archives.archives[Int(index)].key }
    return archiveKey(of: row)
  }

  private func string(_ held: Held) -> String? {
    held.isEmpty ? nil : String(decoding: texts[held.range], as: UTF8.self)
  }

  private func sortedIssues(of row: ReferenceRow) -> [ReferenceIssue] {
    var result: [ReferenceIssue] = []
    var next = row.firstIssue
    while next != 0 {
      result.append(issues[Int(next) - 1].issue)
      next = issues[Int(next) - 1].next
    }
    if result.count > 1 { result.sort { $0.range.lowerBound < $1.range.lowerBound } }
    return result
  }

  /// Whether two references cite one file: the same archive and numbers.
  func isSameFile(_ left: ReferenceRow, _ right: ReferenceRow) -> Bool {
    func same(_ left: Held, _ right: Held) -> Bool {
      left == right || texts[left.range] == texts[right.range]
    }
    return same(left.delo, right.delo) && same(left.karton, right.karton)
      && same(left.opis, right.opis) && same(left.fond, right.fond)
      && archiveKey(of: left) == archiveKey(of: right)
  }

  /// Whether a printed work is cited between a reference and the one before it, in the text
  /// or in a note: «Там же» would mean that work.
  ///
  /// - Parameters:
  ///   - index: That of the later reference; the first one has none before it.
  ///   - text: The text that the references were read from.
  public func followsBook(_ index: Int, in text: Span<UInt8>) -> Bool {
    guard index > 0 else { return false }
    let gap = rows[index - 1].end..<Swift.max(rows[index - 1].end, rows[index].range.lowerBound)
    return BookCitation.stands(in: gap, of: nil, text)
  }

  /// The first issue of a reference whose kind passes a test.
  func issue(of index: Int, where test: (ReferenceIssue.Kind) -> Bool) -> ReferenceIssue.Kind? {
    var next = rows[index].firstIssue
    while next != 0 {
      let held = issues[Int(next) - 1]
      if test(held.issue.kind) { return held.issue.kind }
      next = held.next
    }
    return nil
  }

  /// Adds an issue to a reference.
  mutating func note(_ issue: ReferenceIssue, of index: Int) {
    issues.append(HeldIssue(issue: issue, next: 0))
    let added = UInt32(issues.count)
    guard rows[index].firstIssue != 0 else {
      rows[index].firstIssue = added
      return
    }
    var last = Int(rows[index].firstIssue) - 1
    while issues[last].next != 0 { last = Int(issues[last].next) - 1 }
    issues[last].next = added
  }
}

extension References: Equatable {
  /// Whether all references are equal, wherever they are held.
  public static func == (left: References, right: References) -> Bool {
    left.elementsEqual(right)
  }
}
