import Fingerprint
import TestSupport
import Testing

@testable import Fixity

/// The forms of a bag's tag files, line by line.
@Suite struct BagFormTests {
  private static let encoding = "Tag-File-Character-Encoding: UTF-8\n"

  @Test(
    arguments: [
      ("BagIt-Version: 1.0\n\(encoding)", []),
      ("BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n", []),
      ("BagIt-Version: 1.0\rTag-File-Character-Encoding: UTF-8", []),
      ("BagIt-Version: 0.93\n\(encoding)", []),
      ("BagIt-version: 1.0\n\(encoding)", [.looseForm]),
      ("BagIt-Version : 0.97\n\(encoding)", [.looseForm]),
      ("BagIt-Version:\t 0.96 \n\(encoding)\n\n", [.looseForm, .looseForm]),
      ("BagIt-Version : 1.0\n\(encoding)", [.declaration]),
      ("BagIt-Version:1.0\n\(encoding)", [.declaration]),
      ("BagIt-Version:  1.0\n\(encoding)", [.declaration]),
      ("BagIt-Version:\t1.0\n\(encoding)", [.declaration]),
      (" BagIt-Version: 1.0\n\(encoding)", [.declaration]),
      ("BagIt-Version: 1.0\n\(encoding)\n", [.declaration]),
      ("BagIt-Version: 1.0\n\(encoding)Other: 1\n", [.declaration]),
      ("BagIt-Version: 0.97\n\(encoding)Other: 1\n", [.declaration]),
      ("\(encoding)BagIt-Version: 1.0\n", [.declaration, .declaration]),
      ("BagIt-Version: 1.0\n", [.declaration]),
      ("\(encoding)", [.declaration, .declaration]),
      ("", [.declaration, .declaration]),
      ("BagIt-Version: 1\n\(encoding)", [.declaration]),
      ("BagIt-Version: 1.0.0\n\(encoding)", [.declaration]),
      ("BagIt-Version: .97\n\(encoding)", [.declaration]),
      ("BagIt-Version: one\n\(encoding)", [.declaration]),
      ("BagIt-Version: 2.0\n\(encoding)", [.declaration]),
      ("BagIt-Version: 0.92\n\(encoding)", [.declaration]),
      ("BagIt-Version: 99999999999999999999.0\n\(encoding)", [.declaration]),
      ("BagIt-Version: 1.0\nTag-File-Character-Encoding: \n", [.declaration]),
      ("BagIt-Version: 1.0\nTag-File-Character-Encoding: KLINGON-8\n", [.declaration]),
      ("\u{FEFF}BagIt-Version: 1.0\n\(encoding)", [.declaration]),
    ] as [(String, [BagFinding.Kind])])
  func declarationIsHeldToItsVersion(_ text: String, _ kinds: [BagFinding.Kind]) {
    let found = BagDeclaration(Array(text.utf8)).findings
    // Of an unknown encoding its empty value is also one without a space behind it.
    #expect(Set(found.map(\.kind)) == Set(kinds), "\(found)")
    #expect(found.count >= kinds.count || kinds.isEmpty, "\(found)")
    #expect(found.allSatisfy { $0.path == "bagit.txt" })
  }

  @Test func declarationThatIsNotUTF8IsRefused() {
    let text = Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)
    #expect(BagDeclaration(text + [0xFF]).findings.map(\.kind).contains(.declaration))
  }

  @Test func versionsAreOrderedByNumber() {
    let versions = ["0.93", "0.97", "0.100", "1.0", "10.0"].compactMap {
      BagDeclaration(Array("BagIt-Version: \($0)\n".utf8)).version
    }
    #expect(versions.count == 5)
    #expect(versions == versions.sorted())
  }

  @Test(
    arguments: [
      ("A: b\n", ["A=b"], []),
      ("A: b\n  c\n\td\nA: e", ["A=b\nc\nd", "A=e"], []),
      ("A b: c: d\r\n", ["A b=c: d"], []),
      ("A: \n", ["A="], []),
      ("A:\n", ["A="], []),
      ("A: b\n\nC: d\n", ["A=b", "C=d"], [.looseForm]),
      ("A : b\n", ["A=b"], [.violation]),
      ("A:b\n", ["A=b"], [.violation]),
      ("no colon\n", [], [.malformedLine]),
      (": no label\n", [], [.malformedLine]),
      ("  continues nothing\n", [], [.malformedLine]),
      ("A: b\nno colon\n  c\n", ["A=b"], [.malformedLine, .malformedLine]),
    ] as [(String, [String], [BagFinding.Kind])])
  func metadataIsFoldedAndRepeated(
    _ text: String, _ elements: [String], _ kinds: [BagFinding.Kind]
  ) {
    let info = BagInfo(Array(text.utf8), path: "bag-info.txt")
    #expect(info.elements.map { "\($0.label)=\($0.value)" } == elements)
    #expect(info.findings.map(\.kind) == kinds)
  }

  @Test func metadataThatIsWrittenIsReadAgain() {
    let elements = [
      BagInfo.Element(label: "Source-Organization", value: "РГАСПИ"),
      BagInfo.Element(label: "External-Description", value: "one\ntwo: three\nfour"),
      BagInfo.Element(label: "Empty", value: ""),
    ]
    #expect(elements.allSatisfy { $0.problem == nil })
    let info = BagInfo(BagInfo.text(elements), path: "bag-info.txt")
    #expect(info.findings.isEmpty)
    #expect(info.elements.map(\.label) == elements.map(\.label))
    #expect(info.elements.map(\.value) == elements.map(\.value))
  }

  @Test(arguments: [
    ("", "a"), (" ", "a"), (" A", "a"), ("A ", "a"), ("A:B", "a"), ("A\nB", "a"), ("A", "a\r"),
    ("A", "a "), ("A", " a"), ("A", "a\n\nb"), ("A", "a\n"),
  ])
  func metadataThatCannotBeWrittenIsTold(_ label: String, _ value: String) {
    #expect(BagInfo.Element(label: label, value: value).problem != nil)
  }

  @Test(arguments: [
    ("Bagging-Date", "2024-05-01", true), ("Bagging-Date", "1 May 2024", false),
    ("bagging-date", "2024-13-01", false), ("Bag-Count", "1 of 15", true),
    ("Bag-Count", "3 of ?", true), ("Bag-Count", "4 of 3", false), ("Bag-Count", "0 of 3", false),
    ("Bag-Count", "one", false), ("Payload-Oxum", "1.1", false), ("Anything", "else", true),
  ])
  func reservedElementsHaveAForm(_ label: String, _ value: String, _ isRight: Bool) {
    let remarks = BagInfo.remarks(on: [BagInfo.Element(label: label, value: value)])
    #expect(remarks.isEmpty == isRight, "\(remarks)")
  }

  @Test(arguments: [
    ("ab12  data/a", "ab12", "data/a"), ("AB12 data/a b ", "ab12", "data/a b "),
    ("ab12\t \tdata/a", "ab12", "data/a"), ("\\ab12  data/a\\\\b", "ab12", "data/a\\\\b"),
  ])
  func manifestLineIsADigestAndAPath(_ line: String, _ digest: String, _ path: String) throws {
    let entry = try #require(ManifestLine(Array(line.utf8)[...]))
    #expect(Hex.text(of: try #require(entry.digest)) == digest)
    #expect(entry.text.elementsEqual(path.utf8))
  }

  @Test(arguments: ["", "ab12", "ab12 ", " ab12  data/a", "xy  data/a", "data/a  ab12", "# ab"])
  func anythingElseIsNone(_ line: String) {
    #expect(ManifestLine(Array(line.utf8)[...]) == nil)
    let odd = ManifestLine(Array("abc  data/a".utf8)[...])
    #expect(odd != nil && odd?.digest == nil)
  }

  @Test(arguments: [
    ("http://x/a 12 data/a", true), ("http://x/a - data/a b", true), ("x:y\t1\tdata/a", true),
    ("http://x/a data/a", false), ("http://x/a 1", false), ("http://x/a -1 data/a", false),
    ("", false),
  ])
  func fetchLineHasThreeParts(_ line: String, _ isOne: Bool) {
    #expect((FetchLine(Array(line.utf8)[...]) != nil) == isOne)
  }

  @Test(arguments: [
    ("http://x", true), ("urn:x", true), ("a+b.c-1:x", true), ("x", false), (":x", false),
    ("x:", false),
    ("1x:y", false), ("/a/b", false),
  ])
  func urlsOfFilesToFetchAreAbsolute(_ url: String, _ isAbsolute: Bool) {
    #expect(FetchLine(Array("\(url) - data/a".utf8)[...])?.isAbsolute == isAbsolute)
  }
}
