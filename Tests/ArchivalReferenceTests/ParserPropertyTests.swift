import TestSupport
import ArchivalReference
import Testing

@Suite struct ParserPropertyTests {
  private let parser = ReferenceParser()

  @Test func lawsHoldForRandomBytes() {
    var generator = ReferenceGenerator("laws hold for random bytes")
    for _ in 0..<5000 { checkLaws(generator.bytes()) }
  }

  @Test func lawsHoldForRandomUnicode() {
    var generator = ReferenceGenerator("laws hold for random Unicode")
    for _ in 0..<5000 { checkLaws(generator.unicode()) }
  }

  @Test func lawsHoldForMixtures() {
    var generator = ReferenceGenerator("laws hold for mixtures")
    for _ in 0..<10_000 { checkLaws(generator.mixture()) }
  }

  /// Every text of the fixtures, cut at every byte: what is before the cut, and
  /// what is after it.
  @Test(arguments: try ReferenceFixtures.files.get())
  func lawsHoldForTruncatedFixtures(file: ReferenceFixtures.File) {
    for fixture in file.cases {
      let text = fixture.bytes
      for cut in 0...text.count {
        checkLaws(Array(text[..<cut]))
        checkLaws(Array(text[cut...]))
      }
    }
  }

  /// One byte of a fixture is replaced, dropped or repeated.
  @Test func lawsHoldForMutatedFixtures() throws {
    var random = Seeded("laws hold for mutated fixtures")
    for fixture in try ReferenceFixtures.cases where !fixture.text.isEmpty {
      for _ in 0..<10 {
        var text = fixture.bytes
        let place = random.below(text.count)
        switch random.below(3) {
        case 0: text[place] = UInt8(random.below(256))
        case 1: text.remove(at: place)
        default: text.insert(text[place], at: place)
        }
        checkLaws(text)
      }
    }
  }

  /// A byte that is not UTF-8, at every place of every fixture, is no part of a
  /// reference.
  @Test(arguments: try ReferenceFixtures.files.get())
  func lawsHoldAroundStrayBytes(file: ReferenceFixtures.File) {
    for fixture in file.cases where !fixture.references.isEmpty {
      let text = fixture.bytes
      for place in 0...text.count {
        checkLaws(Array(text[..<place]) + [0xFF] + Array(text[place...]))
      }
    }
  }

  /// Paragraphs of prose around a text shift its references and change nothing else.
  @Test func proseAroundFixturesOnlyShifts() throws {
    var generator = ReferenceGenerator("prose around fixtures only shifts")
    for fixture in try ReferenceFixtures.cases {
      checkShift(fixture.bytes, "\(fixture.name)", &generator)
    }
  }

  @Test func proseAroundReferencesOnlyShifts() throws {
    var generator = ReferenceGenerator("prose around references only shifts")
    for archive in ArchiveTable.standard.archives where archive.readAs == archive.key {
      for _ in 0..<5 {
        let shifr = generator.shifr(archive: archive.key)
        let text = CanonicalForm.text(shifr: shifr, lists: generator.lists(of: shifr))
        checkShift(Array(text.utf8), "\(text)", &generator)
      }
    }
  }

  /// A reference is found behind any length of prose, whatever white space the
  /// words are set with. The parser runs in a process of its own, so that a trap
  /// is one failure.
  @Test func whiteSpaceOfProseDoesNotMatter() async {
    await #expect(processExitsWith: .success) {
      for space in [" ", "\t", "\n", "\u{A0}", "\u{202F}", "\u{2009}", " \u{AD}"] {
        for words in stride(from: 0, through: 200, by: 10) {
          checkIsFound(behind: words, spacedBy: space)
        }
      }
    }
  }

  /// What the canonical form prints is read back, all of it and nothing more.
  @Test func canonicalFormReadsBack() {
    var generator = ReferenceGenerator("canonical form reads back")
    for archive in ArchiveTable.standard.archives where archive.readAs == archive.key {
      for _ in 0..<60 {
        let shifr = generator.shifr(archive: archive.key)
        checkReadsBack(
          shifr, karton: generator.karton(of: shifr), generator.lists(of: shifr), issues: [])
      }
    }
  }

  /// Without an archive too: the gap is told, and stays one.
  @Test func canonicalFormWithoutArchiveReadsBack() {
    var generator = ReferenceGenerator("canonical form without archive reads back")
    for _ in 0..<500 {
      var shifr = generator.shifr(archive: nil)
      if shifr.opis == nil { shifr.opis = "1" }
      if shifr.delo == nil { shifr.delo = "1" }
      checkReadsBack(shifr, generator.lists(of: shifr), issues: [.archiveMissing])
    }
  }

  /// What was read from a fixture, printed in the canonical form, is the same again.
  @Test func fixturesPrintAndReadBack() throws {
    for fixture in try ReferenceFixtures.cases {
      for reference in parser.references(in: fixture.bytes) {
        guard let archive = reference.shifr.archive, reference.shifr.fond != nil else { continue }
        let printed = reference.canonicalText()
        let again = parser.references(in: Array(printed.utf8))
        #expect(again.count == 1, "\(fixture.name): \(printed)")
        #expect(again.first?.shifr == reference.shifr, "\(fixture.name), \(archive): \(printed)")
        #expect(again.first?.karton == reference.karton, "\(fixture.name): \(printed)")
        #expect(again.first?.lists == reference.lists, "\(fixture.name): \(printed)")
        #expect(again.first?.canonicalText() == printed, "\(fixture.name)")
      }
    }
  }

  private func checkReadsBack(
    _ shifr: Shifr, karton: String? = nil, _ lists: [ListSpan], issues: [ReferenceIssue.Kind]
  ) {
    let text = CanonicalForm.text(shifr: shifr, karton: karton, lists: lists)
    let found = parser.references(in: Array(text.utf8))
    #expect(found.map(\.shifr) == [shifr], "\(text)")
    #expect(found.map(\.karton) == [karton], "\(text)")
    #expect(found.map(\.lists) == [lists], "\(text)")
    #expect(found.map(\.range) == [0..<text.utf8.count], "\(text)")
    #expect(found.flatMap(\.issues).map(\.kind) == issues, "\(text)")
    #expect(found.first?.canonicalText() == text)
  }

  private func checkShift(
    _ text: [UInt8], _ name: Comment, _ generator: inout ReferenceGenerator
  ) {
    let before = Array("\(generator.prose())\n\n".utf8)
    let after = Array("\n\n\(generator.prose())".utf8)
    let expected = parser.references(in: text).map { $0.shifted(by: before.count) }
    let found = parser.references(in: before + text + after)
    #expect(found.elementsEqual(expected), name)
  }

  /// The laws of any result over any bytes.
  private func checkLaws(_ text: [UInt8]) {
    let references = parser.references(in: text)
    #expect(references == parser.references(in: text), "\(Shown(text))")
    var end = 0
    for (index, reference) in references.enumerated() {
      #expect(reference.range.lowerBound >= end, "\(Shown(text))")
      #expect(!reference.range.isEmpty, "\(Shown(text))")
      end = check(reference.range, in: text)
      if let witness = reference.witness {
        #expect(witness.range.lowerBound >= end, "\(Shown(text))")
        end = check(witness.range, in: text)
        #expect(witness.text.utf8.elementsEqual(text[witness.range]), "\(Shown(text))")
      }
      checkParts(reference, at: index, Shown(text))
      for issue in reference.issues { check(issue.range, in: text) }
    }
  }

  private func checkParts(_ reference: Reference, at index: Int, _ text: Shown) {
    for level in Level.allCases {
      let value = reference.shifr[level]
      let isAbsent = level == .list ? reference.lists.isEmpty : value == nil
      #expect(value?.isEmpty != true, "\(text)")
      #expect(isAbsent == (reference.resolution[level] == .absent), "\(text)")
      if case .inherited(let from) = reference.resolution[level] {
        #expect((0..<index).contains(from), "\(text)")
      }
    }
    for list in reference.lists {
      #expect(list.first.digits.utf8.allSatisfy { (0x30...0x39).contains($0) }, "\(text)")
      #expect(1...ReferenceParser.longestNumber ~= list.first.digits.utf8.count, "\(text)")
    }
    let places = reference.issues.map(\.range.lowerBound)
    #expect(places == places.sorted(), "\(text)")
  }

  /// The range lies in the text and does not cut a scalar; its end is returned.
  @discardableResult
  private func check(_ range: Range<Int>, in text: [UInt8]) -> Int {
    guard range.lowerBound >= 0, range.upperBound <= text.count else {
      Issue.record("\(range) is not in \(Shown(text))")
      return text.count
    }
    #expect(String(validating: text[range], as: UTF8.self) != nil, "\(range), \(Shown(text))")
    return range.upperBound
  }
}

/// The one reference of a text stands at its place, whatever the white space.
private func checkIsFound(behind words: Int, spacedBy space: String) {
  let reference = "РГАСПИ. Ф. 17. Оп. 3. Д. 904. Л. 11"
  let spaced = reference.split(separator: " ").joined(separator: space)
  let prose = String(repeating: "слово\(space)", count: words)
  let found = ReferenceParser().references(in: Array("\(prose)\(spaced).\(space)\(prose)".utf8))
  let start = prose.utf8.count
  let place: Comment = "behind \(words) words, spaced by \(space.debugDescription)"
  #expect(found.map(\.range) == [start..<(start + spaced.utf8.count)], place)
  #expect(
    found.map(\.shifr) == [Shifr(archive: "RGASPI", fond: "17", opis: "3", delo: "904")], place)
}

/// Bytes for a failure's message: as text where they are one.
private struct Shown: CustomStringConvertible {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var description: String {
    String(validating: bytes, as: UTF8.self).map { $0.debugDescription } ?? "\(bytes)"
  }
}

extension Reference {
  fileprivate func shifted(by count: Int) -> Reference {
    var copy = self
    copy.range = range.shifted(by: count)
    if let witness {
      copy.witness?.range = witness.range.shifted(by: count)
    }
    copy.issues = issues.map { ReferenceIssue($0.kind, $0.range.shifted(by: count)) }
    return copy
  }
}

extension Range<Int> {
  fileprivate func shifted(by count: Int) -> Range<Int> {
    (lowerBound + count)..<(upperBound + count)
  }
}
