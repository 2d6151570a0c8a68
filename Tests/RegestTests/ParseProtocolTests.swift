import Fingerprint
import Testing

@testable import Regest

@Suite struct ParseProtocolTests {
  private func answer(_ line: String) -> String {
    String(decoding: ParseProtocol().answer(Array(line.utf8)).bytes, as: UTF8.self)
  }

  /// The example of the format, byte for byte.
  @Test func theExampleOfTheFormat() {
    #expect(
      answer(
        #"{"id":"n1","text":"РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180. Автограф."}"#)
        == #"{"id":"n1","references":[{"start":0,"end":55,"line":1,"column":1,"form":"full","#
        + #""text":"РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 177–180","archive":"RGASPI","fond":"558","#
        + #""opis":"11","delo":"740","lists":["177-180"],"witness":"Автограф","issues":[]}]}"#
        + "\n")
  }

  static let lines: [(input: String, output: String)] = [
    (#"{"id":7,"text":""}"#, #"{"id":7,"references":[]}"#),
    (#"{"id":null,"text":"x"}"#, #"{"id":null,"references":[]}"#),
    (
      #"{"id":"a"}"#,
      #"{"id":"a","error":{"code":"malformed-request","message":"expected a string as \"text\""}}"#
    ),
    (
      #"{"id":"a","text":5}"#,
      #"{"id":"a","error":{"code":"malformed-request","message":"expected a string as \"text\""}}"#
    ),
    (
      #"{"text":"a"}"#,
      #"{"id":null,"error":{"code":"malformed-request","#
        + #""message":"expected an object with \"id\" and \"text\""}}"#
    ),
    (
      #"[]"#,
      #"{"id":null,"error":{"code":"malformed-request","#
        + #""message":"expected an object with \"id\" and \"text\""}}"#
    ),
  ]

  @Test(arguments: lines) func answers(input: String, output: String) {
    #expect(answer(input) == output + "\n")
  }

  @Test func aLineThatIsNoJSONIsAnError() {
    let answer = ParseProtocol().answer(Array("{oops".utf8))
    #expect(answer.isError)
    #expect(
      String(decoding: answer.bytes, as: UTF8.self).hasPrefix(
        #"{"id":null,"error":{"code":"malformed-json","message":"line 1, column 2"#))
  }

  @Test func theTrailerDigestsTheLinesBefore() throws {
    var trailer = try StreamTrailer()
    let answers = ["a", "b"].map { ParseProtocol().answer(name: $0, text: [UInt8]().span) }
    for answer in answers { try trailer.add(answer.bytes, documents: 1) }
    let digest = try SHA256Digest.of(answers.flatMap(\.bytes))
    let line = try trailer.line()
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"end":true,"documents":2,"sha256":"\#(digest.hex)"}"# + "\n")
  }
}
