import Fingerprint
import Testing

@testable import Regest

/// What is wrong with one file of an otherwise good register, and the message for it.
struct MalformedCase: Sendable, CustomTestStringConvertible {
  let file: String
  let text: String
  let message: String

  init(_ file: String, _ text: String, _ message: String) {
    self.file = file
    self.text = text
    self.message = message
  }

  var testDescription: String { message }

  static let archives = "key\nGARF\n"
  static let fonds = "archive,fond,evidence,source\nGARF,Р-1,e,s\nGARF,2,e,s\n"
  static let opisi = "archive,fond,opis,evidence,source\nGARF,Р-1,1,e,s\n"

  static let all: [MalformedCase] = [
    MalformedCase("fonds.csv", "", "fonds.csv:1:1: expected a header line, found an empty file"),
    MalformedCase(
      "fonds.csv", "archive,фонд\n",
      "fonds.csv:1:9: expected one of the columns archive, fond, title_ru, title_en, date_from, "
        + "date_to, status, opisi_coverage, evidence, source, note, found \"фонд\""),
    MalformedCase(
      "fonds.csv", "archive,fond,fond\n",
      "fonds.csv:1:14: expected each column once, found \"fond\" again"),
    MalformedCase(
      "fonds.csv", "archive,fond,source\n",
      "fonds.csv:1:1: expected the column evidence, found a header without it"),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source\nGARF,1,e\n",
      "fonds.csv:2:8: expected 4 fields, found 3"),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source\nGARF,1,e,s,x\n",
      "fonds.csv:2:12: expected 4 fields, found 5"),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source\n\nGARF,1,e,s\n",
      "fonds.csv:2:1: expected 4 fields, found an empty line"),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source\nRGAE,1,e,s\n",
      "fonds.csv:2:1: expected the key of a lineage in archives.csv as archive, found \"RGAE\""),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source\nGARF,р-1,e,s\n",
      "fonds.csv:2:6: expected a fond number such as 558 or Р-5446 as fond, found \"р-1\""),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source\nGARF,\"R-1\",e,s\n",
      "fonds.csv:2:6: expected a fond number such as 558 or Р-5446 as fond, found \"R-1\""),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source\nGARF,,e,s\n",
      "fonds.csv:2:6: expected a fond number such as 558 or Р-5446 as fond, found nothing"),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source\nGARF,1,e,s\nGARF,1,f,t\n",
      "fonds.csv:3:1: expected a key that occurs once, found GARF/1 again"),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source\nGARF,1,,s\n",
      "fonds.csv:2:8: expected text on one line as evidence, found nothing"),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source,note\nGARF,1,e,s,\"я\nб\"\n",
      "fonds.csv:2:12: expected text on one line or nothing as note, found \"я<0x0A>б\""),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source,status\nGARF,1,\"e,\"\"\",s,shut\n",
      "fonds.csv:2:17: expected open, closed or withdrawn as status, found \"shut\""),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source,opisi_coverage\nGARF,1,e,s,all\n",
      "fonds.csv:2:12: expected complete or partial as opisi_coverage, found \"all\""),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source,date_from\nGARF,1,e,s,1923-02-29\n",
      "fonds.csv:2:12: expected a date YYYY, YYYY-MM or YYYY-MM-DD as date_from, "
        + "found \"1923-02-29\""),
    MalformedCase(
      "fonds.csv", "archive,fond,evidence,source,date_from,date_to\nGARF,1,e,s,1924-02,1924-01\n",
      "fonds.csv:2:20: expected a date not before 1924-02 as date_to, found \"1924-01\""),
    MalformedCase(
      "archives.csv", "key\nGARF\nцгаор\n",
      "archives.csv:3:1: expected an archive key such as RGASPI as key, found \"цгаор\""),
    MalformedCase(
      "archives.csv", "note,key\n,GARF\n,OURS\n",
      "archives.csv:3:2: expected an archive that Regest knows as key, found \"OURS\""),
    MalformedCase(
      "archives.csv", "key,lineage\nGARF,GARF\n",
      "archives.csv:1:5: expected one of the columns key, fonds_coverage, evidence, source, "
        + "note, found \"lineage\""),
    MalformedCase(
      "opisi.csv", "archive,fond,opis,evidence,source\nGARF,Р-7,1,e,s\n",
      "opisi.csv:2:6: expected a fond of GARF in fonds.csv as fond, found \"Р-7\""),
    MalformedCase(
      "opisi.csv",
      "archive,fond,opis,evidence,source,delo_first,delo_last\nGARF,Р-1,1,e,s,12,3\n",
      "opisi.csv:2:19: expected a number not before 12 and of its kind as delo_last, "
        + "found \"3\""),
    MalformedCase(
      "dela.csv", "archive,fond,opis,delo,evidence,source\nGARF,Р-1,3,1,e,s\n",
      "dela.csv:2:10: expected an opis of GARF/Р-1 in opisi.csv as opis, found \"3\""),
    MalformedCase(
      "dela.csv", "archive,fond,opis,delo,evidence,source\nGARF,2,,1,e,s\nGARF,Р-1,,1,e,s\n",
      "dela.csv:3:10: expected an opis, as GARF/Р-1 has opisi, found nothing"),
    MalformedCase(
      "dela.csv", "archive,fond,opis,delo,evidence,source\nGARF,Р-1,1,65a,e,s\n",
      "dela.csv:2:12: expected a number such as 740 or 65а as delo, found \"65a\""),
    MalformedCase(
      "dela.csv", "archive,fond,opis,delo,evidence,source,sheets\nGARF,Р-1,1,1,e,s,012\n",
      "dela.csv:2:18: expected a positive whole number as sheets, found \"012\""),
    MalformedCase(
      "dela.csv",
      "archive,fond,opis,delo,evidence,source\nGARF,Р-1,1,1,e,s\nGARF,Р-1,1,1,e,s\n",
      "dela.csv:3:1: expected a key that occurs once, found GARF/Р-1/1/1 again"),
    MalformedCase(
      "delo_ranges.csv",
      "archive,fond,opis,delo_first,delo_last,evidence,source\nGARF,Р-1,1,1,9а,e,s\n",
      "delo_ranges.csv:2:14: expected a number not before 1 and of its kind as delo_last, "
        + "found \"9а\""),
    MalformedCase(
      "concordance.csv", "from_archive,to_archive,kind\nGARF,RGAE,transfer\n",
      "concordance.csv:2:6: expected the key of an archive in archives.csv as to_archive, "
        + "found \"RGAE\""),
    MalformedCase(
      "concordance.csv", "from_archive,to_archive,kind\nGARF,GARF,move\n",
      "concordance.csv:2:11: expected transfer, renaming, renumbering, erratum or proposal "
        + "as kind, found \"move\""),
    MalformedCase(
      "concordance.csv", "from_archive,from_opis,to_archive,kind\nGARF,1,GARF,erratum\n",
      "concordance.csv:2:6: expected nothing as from_opis without from_fond, found \"1\""),
  ]
}

@Suite struct RegisterMalformedTests {
  @Test(arguments: MalformedCase.all)
  func messageNamesThePlace(_ test: MalformedCase) throws {
    let folder = try TestFolder()
    try folder.write("archives.csv", MalformedCase.archives)
    try folder.write("fonds.csv", MalformedCase.fonds)
    try folder.write("opisi.csv", MalformedCase.opisi)
    _ = try Register.importing(csv: folder.path)
    try folder.write(test.file, test.text)
    let error = #expect(throws: RegestError.self) { try Register.importing(csv: folder.path) }
    #expect(error?.code == .registerMalformed)
    #expect(error?.message == "\(folder.path.appending(PathBytes(test.message)).display)")
  }

  @Test func aFolderWithoutFondsIsNoRegister() throws {
    let folder = try TestFolder()
    try folder.write("archives.csv", MalformedCase.archives)
    let error = #expect(throws: RegestError.self) { try Register.open(folder.path) }
    #expect(error?.code == .registerUnreadable)
    #expect(error?.message == "\(folder.path.display): a register folder needs fonds.csv")
  }

  @Test(arguments: ["1", "65а", "3996сс", "014339", "641/1", "12а/3б", "9401с/ч", "4с/п"])
  func canonicalNumbers(_ text: String) {
    #expect(ShelfNumber.isCanonical(text) && ShelfNumber.isCanonicalFond(text))
  }

  @Test(arguments: [
    "", "а", "65 а", "65-а", "65А", "65a", "1/", "/1", "/ч", "1/сек", "1/ч/", "-1", "١",
    "1\u{0306}",
  ])
  func otherNumbersAreRefused(_ text: String) {
    #expect(!ShelfNumber.isCanonical(text) && !ShelfNumber.isCanonicalFond(text))
    #expect(ShelfNumber(text) == nil)
  }
}
