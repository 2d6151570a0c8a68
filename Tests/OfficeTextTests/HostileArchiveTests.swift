import DocumentText
import TestSupport
import Testing

@testable import OfficeText

@Suite struct HostileArchiveTests {
  private static let paragraph = OfficeFiles.paragraph("РГАСПИ. Ф. 17")

  /// A document with one more member, or with a change of its first.
  private static func document(
    adding members: [ZipWriter.Member] = [], _ change: (inout [ZipWriter.Member]) -> Void = { _ in }
  ) -> [UInt8] {
    var all = OfficeFiles.wordMembers(paragraph) + members
    change(&all)
    return ZipWriter.archive(all)
  }

  @Test func whatElseAnArchiveHoldsIsNotUnpacked() throws {
    let inner = OfficeFiles.word(Self.paragraph)
    let bomb = ZipWriter.Member("word/media/image.png", repeating: 0x78, count: 1 << 20)
    let file = Self.document(adding: [
      ZipWriter.Member("inner.docx", inner), bomb, ZipWriter.Member("word/", ""),
    ])
    #expect(try paragraphs(file, as: .docx) == ["paragraph 1: РГАСПИ. Ф. 17"])
  }

  @Test func aMemberMayBeDescribedBehindIt() throws {
    let file = Self.document { $0[1].flags = 8 }
    #expect(try paragraphs(file, as: .docx).count == 1)
  }

  /// What is wrong with an archive, and what is said of it.
  @Test(arguments: [
    ("lying size in the directory", "as its archive says"),
    ("lying size before the member", "contradicts itself"),
    ("too small a size", "larger than its archive says"),
    ("wrong check", "checksum"),
    ("encrypted", "password"),
    ("climbing name", "names a member so"),
    ("absolute name", "names a member so"),
    ("symbolic link", "names a member so"),
    ("unknown packing", "packed in a way"),
    ("one name twice", "two members of one name"),
    ("members that overlap", "overlap"),
    ("no main part", "no document of Word"),
    ("a relationship out of the package", "outside of the document"),
    ("another document", "no document of Word"),
    ("damaged deflate", "cannot be unpacked"),
  ]) func archivesAreRefused(what: String, said: String) throws {
    let file = Self.document { members in
      switch what {
      case "lying size in the directory": members[1].size += 1
      case "lying size before the member": members[1].localSize = 5
      case "too small a size":
        members[1].size -= 1
        members[1].flags = 8
      case "wrong check": members[1].check ^= 1
      case "encrypted": members[1].flags = 1
      case "climbing name": members.append(ZipWriter.Member("word/../../../etc/passwd", "a"))
      case "absolute name": members.append(ZipWriter.Member("/etc/passwd", "a"))
      case "symbolic link":
        members.append(ZipWriter.Member("word/media/link", "/etc/passwd"))
        members[members.count - 1].mode = 0o120777
      case "unknown packing": members[1].method = 12
      case "one name twice": members.append(ZipWriter.Member("word/document.xml", "<a/>"))
      case "members that overlap":
        // One lies in another.
        let inner = ZipWriter.archive([ZipWriter.Member("a", "b")])
        members.insert(ZipWriter.Member("x", inner), at: 0)
        members.append(ZipWriter.Member("a", "b"))
        members[members.count - 1].offset = 31
      case "no main part": members[0] = ZipWriter.Member("_rels/none.rels", "")
      case "a relationship out of the package":
        members[0] = ZipWriter.Member(
          "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Type=\"x/officeDocument\" Target=\"../../a\"/></Relationships>")
      case "another document": members[1] = ZipWriter.Member("word/document.xml", "<workbook/>")
      default:
        members[1].method = 8
        members[1].packed = [UInt8](repeating: 0xFF, count: 50)
      }
    }
    let found = try #require(fault(file))
    #expect(found.kind == .unreadable)
    #expect(found.message.contains(said), "\(found.message)")
  }

  @Test func oldAndOtherFilesAreToldApart() {
    let old: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    #expect(fault(old)?.reason.contains("older") == true)
    #expect(fault(Array("Just a text".utf8))?.reason.contains("rename") == true)
    #expect(fault([])?.kind == .unreadable)
    #expect(fault(Array(Self.document().dropLast(30)))?.reason.contains("cut off") == true)
  }

  @Test func aBombIsRefusedBeforeItIsUnpacked() {
    let bomb = ZipWriter.Member("word/document.xml", repeating: 0x78, count: 64 << 20)
    #expect(bomb.packed.count < 1 << 20)
    var limits = UnpackingLimits.standard
    limits.inflated = 32 << 20
    #expect(fault(Self.document { $0[1] = bomb }, within: limits)?.kind == .tooComplex)
    // One that says it is small goes no further than that.
    var liar = bomb
    liar.size = 1000
    #expect(fault(Self.document { $0[1] = liar })?.kind == .unreadable)
  }

  @Test func allMembersTogetherAreCounted() {
    var limits = UnpackingLimits.standard
    let file = Self.document()
    limits.inflated = 500
    #expect(fault(file, within: limits)?.kind == .tooComplex)
    limits = .standard
    limits.packed = file.count - 1
    #expect(fault(file, within: limits)?.kind == .tooComplex)
    limits = .standard
    limits.members = 2
    #expect(fault(file, within: limits)?.kind == .tooComplex)
    limits = .standard
    limits.elements = 6
    #expect(fault(file, within: limits)?.kind == nil)
    limits.elements = 4
    #expect(fault(file, within: limits)?.kind == .tooComplex)
    limits = .standard
    limits.text = 3
    #expect(fault(file, within: limits)?.kind == .tooComplex)
  }

  @Test func aMillionMembersAreNotCountedOneByOne() {
    var end = ZipWriter.archive([])
    let total = end.count - 14
    end.replaceSubrange(total..<total + 4, with: [0xFF, 0xFF, 0xFF, 0xFF])
    let entries = [UInt8](repeating: 0x50, count: 46_000_000)
    #expect(fault(entries + end)?.kind == .tooComplex)
    // A number that is too small does not hide the others.
    let members = (0..<50).map { ZipWriter.Member("m\($0)", "") }
    #expect(fault(ZipWriter.archive(members, count: 3))?.kind == .unreadable)
  }

  /// XML that is refused, and why.
  @Test(arguments: [
    ("<!DOCTYPE a [<!ENTITY a \"b\">]><w:x/>", "document type"),
    ("<!ELEMENT a ANY><a/>", "document type"),
    ("<§>&lol;</§>", "entity"),
    ("<§>&#0;</§>", "entity"),
    ("<§>&#xZZ;</§>", "entity"),
    ("<a xmlns=\"&x;\"/>", "entity"),
    ("<?xml version=\"1.0\" encoding=\"windows-1251\"?><a/>", "not in UTF-8"),
    ("\u{FEFF}<a", "ends too early"),
    ("<§><b><c></b></c></§>", "in one another"),
    ("<§></§><b/>", "well-formed"),
    ("<§><a b='c></a></§>", "ends too early"),
    ("<a b=c/>", "well-formed"),
    ("<§><!-- ", "ends too early"),
    ("<§><![CDATA[ ", "ends too early"),
    ("text", "ends too early"),
    ("", "ends too early"),
  ]) func xmlIsReadStrictly(xml: String, said: String) throws {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let xml = xml.replacing("<§>", with: "<§ xmlns:w=\"\(space)\">")
      .replacing("§", with: "w:document")
    let file = Self.document { $0[1] = ZipWriter.Member("word/document.xml", xml) }
    let found = try #require(fault(file))
    #expect(found.message.contains(said), "\(found.message)")
    #expect(found.member == "word/document.xml")
  }

  @Test func depthIsBounded() {
    func file(_ depth: Int) -> [UInt8] {
      let open = String(repeating: "<w:sdt>", count: depth)
      let close = String(repeating: "</w:sdt>", count: depth)
      return OfficeFiles.word(open + Self.paragraph + close)
    }
    // The paragraph adds three, the document and its body two.
    #expect(fault(file(251)) == nil)
    #expect(fault(file(252))?.kind == .tooComplex)
    #expect(fault(file(100_000))?.kind == .tooComplex)
    let boxes = String(repeating: "<w:p><w:txbxContent>", count: 100_000)
    #expect(fault(OfficeFiles.word(boxes))?.kind == .tooComplex)
  }

  @Test func manyAttributesAndVocabulariesAreRefused() {
    let attributes = (0..<1000).map { " a\($0)=\"b\"" }.joined()
    let spaces = (0..<250).map { " xmlns:a\($0)=\"b\"" }.joined()
    for body in ["<w:p\(attributes)/>", "<w:p\(spaces)><w:r\(spaces)/></w:p>"] {
      #expect(fault(OfficeFiles.word(body))?.kind == .tooComplex)
    }
  }

  @Test func anyBytesGiveATextOrAFault() throws {
    var random = Seeded("office documents")
    let mark = OfficeFiles.footnoteMark(1)
    let word = OfficeFiles.word(
      Self.paragraph
        + "<w:p>\(mark)</w:p><w:tbl><w:tr><w:tc>\(Self.paragraph)</w:tc></w:tr></w:tbl>",
      footnotes: OfficeFiles.footnote(1, "Там же. Л. 5"))
    let open = OfficeFiles.openDocument(
      "<text:p>а<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>б"
        + "</text:p></text:note-body></text:note></text:p>")
    var read = 0
    for round in 0..<3000 {
      let isWord = round.isMultiple(of: 2)
      var file = isWord ? word : open
      switch Int.random(in: 0..<4, using: &random) {
      case 0: file.removeLast(Int.random(in: 1..<file.count, using: &random))
      case 1: file.removeFirst(Int.random(in: 1..<file.count, using: &random))
      case 2:
        let start = Int.random(in: 0..<file.count, using: &random)
        file.removeSubrange(start..<min(file.count, start + 3))
      default: break
      }
      for _ in 0..<Int.random(in: 0..<4, using: &random) where !file.isEmpty {
        let place = Int.random(in: 0..<file.count, using: &random)
        file[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      if fault(file, as: isWord ? .docx : .odt) == nil { read += 1 }
    }
    #expect(read > 0, "seed \(random.seed)")
  }

  /// XML that was changed, with the checks made anew, so that it is read at all.
  @Test func anyXMLGivesATextOrAFault() throws {
    var random = Seeded("office XML")
    let pieces = [
      "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:t/>", "Ф. 5", "<w:tbl>",
      "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:del>", "</w:del>", "<w:pPr>",
      "</w:pPr>", "<mc:AlternateContent>", "<mc:Choice>", "<mc:Fallback>", "</mc:Choice>",
      "</mc:Fallback>", "</mc:AlternateContent>", "<w:txbxContent>", "</w:txbxContent>",
      "<w:footnoteReference w:id=\"1\"/>", "&amp;", "&", "<![CDATA[", "]]>", "<!--", "-->", "<?",
      "?>", "\u{AD}", "\u{1}", "<w:gridSpan w:val=\"99999999999\"/>", "<w:sym w:char=\"F0FF\"/>",
    ]
    for _ in 0..<2000 {
      var body = ""
      var open: [String] = []
      for _ in 0..<Int.random(in: 1..<30, using: &random) {
        // Most often such that it is well-formed.
        if Bool.random(using: &random), let last = open.popLast() {
          body += "</\(last)>"
          continue
        }
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
        if piece.hasPrefix("</"), Int.random(in: 0..<50, using: &random) > 0 { continue }
        body += piece
        if piece.hasPrefix("<w:") || piece.hasPrefix("<mc:"), !piece.hasSuffix("/>") {
          open.append(String(piece.dropFirst().dropLast()))
        }
      }
      body += open.reversed().map { "</\($0)>" }.joined()
      let file = OfficeFiles.word(body, footnotes: OfficeFiles.footnote(1, "Там же"))
      if let text = try? OfficeText(file, as: .docx) {
        #expect((try? UTF8Span(validating: text.bytes.span)) != nil, "seed \(random.seed)")
        #expect(text.flowStarts == text.flowStarts.sorted(), "seed \(random.seed)")
      }
    }
  }
}
