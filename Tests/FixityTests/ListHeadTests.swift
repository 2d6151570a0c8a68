import Fingerprint
import Testing

@testable import Fixity

/// Which files are taken for lists: those that are named, and those that only lie beside one.
@Suite struct ListHeadTests {
  struct Case: CustomTestStringConvertible {
    var name: PathBytes
    var text: String
    var isList: Bool
    var isByItself: Bool
    var testDescription: String { "\(name.display): \(text.prefix(40))" }

    init(_ name: PathBytes, _ text: String, isList: Bool, isByItself: Bool) {
      (self.name, self.text, self.isList, self.isByItself) = (name, text, isList, isByItself)
    }
  }

  static let line = "\(ListLineTests.md5)  a\n"
  static let dated = "Москва 19320401\n"

  @Test(arguments: [
    Case("list", line, isList: true, isByItself: true),
    Case("list", "# by hand\n\n" + line, isList: true, isByItself: true),
    Case("list", line + "short\n", isList: true, isByItself: false),
    Case("list", "short\n" + line, isList: true, isByItself: false),
    Case("x.md5", line + "short\n", isList: true, isByItself: true),
    Case(
      "MD5SUMS", String(repeating: "words\n", count: 40) + line, isList: false, isByItself: false),
    Case("x.md5", "words\n", isList: false, isByItself: false),
    Case("akt.txt", dated + "ЦК ВКП(б)\n", isList: false, isByItself: false),
    Case("akt.txt", "ЦК ВКП(б)\n" + dated, isList: false, isByItself: false),
    Case("akt.md5", dated + "ЦК ВКП(б)\n", isList: false, isByItself: false),
    // Somebody who names it may mean an SFV list; nobody names what lies beside one.
    Case("akt.txt", dated, isList: true, isByItself: false),
    Case("akt.txt", "; dates\n" + dated + dated, isList: true, isByItself: false),
    Case("d/AKT.SFV", dated + "ЦК ВКП(б)\n", isList: true, isByItself: true),
    Case("x.sfv", "words\n", isList: false, isByItself: false),
    Case("x", "%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n", isList: true, isByItself: true),
    Case("x", "", isList: false, isByItself: false),
  ])
  func tells(_ expected: Case) {
    let head = ListHead(Array(expected.text.utf8)[...], isWhole: true, name: expected.name)
    #expect(head.isList == expected.isList)
    #expect(head.isListByItself == expected.isByItself)
  }

  @Test func aLineThatIsCutSaysNothing() {
    let bytes = Array((Self.line + "cut in the mid").utf8)
    #expect(ListHead(bytes[...], isWhole: false, name: "list").isListByItself)
    #expect(!ListHead(bytes[...], isWhole: true, name: "list").isListByItself)
    #expect(!ListHead(Array(Self.line.dropLast().utf8)[...], isWhole: false, name: "list").isList)
  }
}
