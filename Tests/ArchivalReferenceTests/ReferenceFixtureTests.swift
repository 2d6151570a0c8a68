import ArchivalReference
import Testing

@Suite struct ReferenceFixtureTests {
  @Test(arguments: try ReferenceFixtures.cases)
  func isReadAsExpected(_ fixture: ReferenceCase) {
    if fixture.isHard {
      withKnownIssue("not read yet: \(fixture.why)") { check(fixture) }
    } else {
      check(fixture)
    }
  }

  private func check(_ fixture: ReferenceCase) {
    let text = fixture.bytes
    let found = ReferenceParser().references(in: text).map { ExpectedReference($0, in: text) }
    #expect(
      found.map(\.cut) == fixture.references.map(\.cut), "\(fixture.name): \(fixture.why)")
    for (found, expected) in zip(found, fixture.references) {
      let place: Comment = "\(fixture.name), \(expected.cut): \(fixture.why)"
      #expect(found.cut.utf8.elementsEqual(expected.cut.utf8), place)
      #expect(found.form == expected.form, place)
      #expect(found.archive == expected.archive, place)
      #expect(found.fond == expected.fond, place)
      #expect(found.opis == expected.opis, place)
      #expect(found.karton == expected.karton, place)
      #expect(found.delo == expected.delo, place)
      #expect(found.lists == expected.lists, place)
      #expect(found.witness == expected.witness, place)
      #expect(found.issues == expected.issues, place)
    }
  }

  @Test func namesAreUnique() throws {
    let names = try ReferenceFixtures.cases.map(\.name)
    let repeated = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys
    #expect(repeated.isEmpty, "\(repeated.sorted())")
    for name in names {
      #expect(name.utf8.allSatisfy { Self.isKebab($0) }, "\(name)")
    }
  }

  @Test func everyFileHasCases() throws {
    let files = try ReferenceFixtures.files.get()
    #expect(files.count >= 10)
    for file in files {
      #expect(!file.cases.isEmpty, "\(file.name)")
    }
  }

  @Test func negativesExpectNothing() throws {
    let file = try #require(
      ReferenceFixtures.files.get().first { $0.name == "negatives.jsonl" })
    #expect(file.cases.count >= 60)
    for fixture in file.cases {
      #expect(fixture.references.isEmpty, "\(fixture.name)")
    }
  }

  /// The expectations themselves are within the words of the parser, and each cut
  /// stands in its text, after the one before it.
  @Test func expectationsAreWellFormed() throws {
    for fixture in try ReferenceFixtures.cases {
      var rest = Substring(fixture.text).utf8[...]
      for reference in fixture.references {
        let cut = Array(reference.cut.utf8)
        let start = rest.indices.first { rest[$0...].starts(with: cut) }
        let found = try #require(start, "\(fixture.name): \(reference.cut)")
        rest = rest[found...].dropFirst(cut.count)
        #expect(Reference.Form(rawValue: reference.form) != nil, "\(fixture.name)")
        for issue in reference.issues {
          #expect(ReferenceIssue.Kind(rawValue: issue) != nil, "\(fixture.name): \(issue)")
        }
      }
      #expect(!fixture.why.isEmpty, "\(fixture.name)")
    }
  }

  private static func isKebab(_ byte: UInt8) -> Bool {
    byte == 0x2D || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
