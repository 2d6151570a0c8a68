import Fingerprint
import TestSupport
import Testing

@testable import Fixity

/// Whole lists, line by line.
@Suite struct ListParserTests {
  typealias Kind = ListFinding.Kind

  static let md5 = ListLineTests.md5
  static let sha256 = ListLineTests.sha256

  struct Parsed {
    var paths: [String] = []
    var claims: [ListClaim] = []
    var findings: [ListFinding] = []
    var kinds: [Kind] { findings.map(\.kind) }
    var lines: [Int?] { findings.map(\.line) }
  }

  static func parse(
    _ bytes: [UInt8], named: NamedAlgorithm? = nil, asked: DigestKind? = nil
  ) -> Parsed {
    var parser = ListParser(named: named, asked: asked)
    var parsed = Parsed()
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A)
      if let claim = parser.take(rest[..<(end ?? rest.endIndex)], isEnded: end != nil) {
        parsed.claims.append(claim)
        parsed.paths.append(claim.path.display)
      }
      rest = end.map { rest[($0 + 1)...] } ?? []
    }
    parser.end()
    parsed.findings = parser.findings
    return parsed
  }

  static func parse(_ text: String) -> Parsed { parse(Array(text.utf8)) }

  @Test func mixesFormsAndComments() {
    let parsed = Self.parse("# by hand\n\(Self.md5)  a\n\nSHA256 (b) = \(Self.sha256)\n")
    #expect(parsed.paths == ["a", "b"])
    #expect(parsed.findings == [])
  }

  @Test func readsWindowsLineEndsAndByteOrderMark() {
    let parsed = Self.parse("\u{FEFF}\(Self.md5) *a\r\n\(Self.md5) *b\r\n")
    #expect(parsed.paths == ["a", "b"])
    #expect(parsed.findings == [])
  }

  @Test func keepsACarriageReturnInANameOfAUnixList() {
    #expect(Self.parse("\(Self.md5)  a\n\(Self.md5)  b\r\n").paths == ["a", #"b\r"#])
  }

  @Test func remarksOnALastLineWithoutEnd() {
    let parsed = Self.parse("\(Self.md5)  a\n\(Self.md5)  b")
    #expect(parsed.paths == ["a", "b"])
    #expect(parsed.kinds == [.remark])
    #expect(parsed.lines == [2])
  }

  @Test func remarksOnANameThatPromisesAnotherAlgorithmOnce() {
    let list = Array("\(Self.md5)  a\n\(Self.md5)  b\n".utf8)
    let parsed = Self.parse(list, named: .known(.sha512))
    #expect(parsed.claims.map { $0.digests.map(\.kind) } == [[.md5], [.md5]])
    #expect(parsed.kinds == [.remark])
  }

  @Test func linesOfAnotherLengthThanAskedForAreMalformed() {
    let list = Array("\(Self.md5)  a\n\(Self.sha256)  b\nSHA256 (c) = \(Self.sha256)\n".utf8)
    let parsed = Self.parse(list, named: .known(.sha256), asked: .md5)
    #expect(parsed.paths == ["a", "c"])
    #expect(parsed.findings.map(\.message) == ["64 hex digits are no MD5, which has 32"])
    #expect(parsed.lines == [2])
  }

  @Test func readsHashdeep() {
    let list = """
      %%%% HASHDEEP-1.0
      %%%% size,md5,sha256,filename
      ## Invoked from: /x
      ## $ hashdeep -r .
      ##
      3,\(Self.md5),\(Self.sha256),/x/a, b,c
      03,\(Self.md5),\(Self.sha256),./d
      x,\(Self.md5),\(Self.sha256),e
      3,\(Self.md5),\(Self.md5),f
      3,\(Self.md5)

      3,\(Self.md5),\(Self.sha256),

      """
    let parsed = Self.parse(list)
    #expect(parsed.paths == ["/x/a, b,c", "./d"])
    #expect(parsed.claims.allSatisfy { $0.digests.map(\.kind) == [.md5, .sha256] })
    #expect(parsed.claims.map(\.size) == [3, 3])
    #expect(parsed.kinds == [.malformed, .malformed, .malformed, .malformed])
    #expect(parsed.lines == [8, 9, 10, 12])
  }

  @Test func passesOverColumnsThatAreNotComputed() {
    let beside = Self.parse("%%%% HASHDEEP-1.0\n%%%% size,tiger,md5,filename\n1,00,\(Self.md5),a\n")
    #expect(beside.claims.first?.digests.map(\.kind) == [.md5])
    #expect(beside.kinds == [.remark])
    let alone = Self.parse("%%%% HASHDEEP-1.0\n%%%% size,tiger,whirlpool,filename\n1,00,11,a\n")
    #expect(alone.claims.first?.digests == [])
    #expect(alone.claims.first?.unchecked == "Tiger")
    #expect(alone.kinds == [])
  }

  @Test(arguments: [
    "%%%% HASHDEEP-1.0\n", "%%%% HASHDEEP-1.0\n%%%% size,md5\n", "%%%% HASHDEEP-1.0\n1,2,3\n",
    "%%%% HASHDEEP-1.0\n%%%% filename\n",
  ])
  func aHashdeepHeaderMustNameItsColumns(_ list: String) {
    #expect(Self.parse(list).kinds == [.malformed])
  }

  @Test func readsSignedLists() {
    let list = """
      -----BEGIN PGP SIGNED MESSAGE-----
      Hash: SHA512

      \(Self.md5)  a
      - -----BEGIN
      - \(Self.md5)  b
      -----BEGIN PGP SIGNATURE-----

      \(Self.md5)  no
      -----END PGP SIGNATURE-----

      \(Self.md5)  outside

      """
    let parsed = Self.parse(list)
    #expect(parsed.paths == ["a", "b"])
    #expect(parsed.kinds == [.remark, .malformed, .malformed])
    #expect(parsed.lines == [1, 5, 12])
  }

  @Test func aSignedListMustHaveItsEnd() {
    let begin = "-----BEGIN PGP SIGNED MESSAGE-----"
    #expect(Self.parse("\(begin)\n\n\(Self.md5)  a\n").kinds == [.remark, .malformed])
    #expect(Self.parse("\(Self.md5)  a\n\(begin)\n\n\(Self.md5)  b\n").kinds.first == .malformed)
  }

  @Test func tellsOfManyFaultsInSum() {
    let parsed = Self.parse(String(repeating: "x\n", count: 1000))
    #expect(parsed.findings.count == ListParser.mostFaults + 1)
    #expect(parsed.findings.last?.message == "800 more lines cannot be read")
  }

  @Test func anyBytesGiveClaimsOrFindings() {
    var random = Seeded("checksum lists of any bytes")
    let pieces: [[UInt8]] = [
      Array("%%%% HASHDEEP-1.0\n".utf8), Array("%%%% size,md5,filename\n".utf8), [0x0A], [0x0D],
      Array(Self.md5.utf8), Array("  ".utf8), Array("SHA256 (".utf8), Array(") = ".utf8), [0x5C],
      Array("-----BEGIN PGP SIGNED MESSAGE-----\n".utf8), [0], [0xFF], Array(",".utf8),
      Array("-----BEGIN PGP SIGNATURE-----\n".utf8), Array(Self.sha256.utf8), Array("a".utf8),
    ]
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<24, using: &random) {
        bytes += pieces.randomElement(using: &random) ?? []
      }
      let parsed = Self.parse(bytes)
      #expect(parsed.claims.allSatisfy { !$0.path.bytes.isEmpty && !$0.path.bytes.contains(0) })
      let isList = ListHead(bytes[...], isWhole: true, name: "list").isList
      if !parsed.claims.isEmpty, parsed.findings.count < 20 { #expect(isList) }
    }
  }
}
