import CanonicalJSON
import Citing
import HTTPTypes
import Testing

@testable import RegestService

@Suite struct CiteRouteTests {
  private func cite(_ body: String, _ status: Int = 200) async throws -> JSON {
    let answer = try await TestService.answer(
      .post, "/v1/cite", [.contentType: "application/json"], body: Array(body.utf8))
    #expect(answer.status == status, "\(answer.text)")
    return try JSON.parse(Array(answer.text.utf8))
  }

  private func citations(_ json: JSON) -> [String] {
    (json["citations"]?.arrayValue ?? []).map { $0["citation"]?.stringValue ?? "–" }
  }

  @Test func referencesAreASeries() async throws {
    let json = try await cite(
      """
      {"references":["РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1","Там же. Л. 5 об.",
      "nothing","Там же. Л. 6"]}
      """)
    #expect(
      citations(json) == [
        "РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1.", "Там же. Л. 5 об.", "–", "–",
      ])
    #expect(json["failed"] == 2)
    #expect(json["citations"]?.arrayValue?[2]["place"] == "/references/2")
  }

  @Test func theNotesOfATextAreCitedUnderTheirLabels() async throws {
    let text = "See[^a].\n\n[^a]: РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1; Д. 741."
    let answer = try await TestService.answer(
      .post, "/v1/cite?style=plain", [.contentType: "text/markdown"], body: Array(text.utf8))
    let json = try JSON.parse(Array(answer.text.utf8))
    #expect(json["citations"]?.arrayValue?.count == 1)
    #expect(json["citations"]?.arrayValue?.first?["label"] == "a")
    #expect(json["failed"] == 0)
  }

  @Test func itemsArePrintedAsTheOutputNeedsIt() async throws {
    let item = """
      {"type":"manuscript","author":[{"family":"Каганович","given":"Л. М."}],"title":"A < B",\
      "issued":{"date-parts":[[1932,11,5]]},"archive":"РГАСПИ",\
      "archive_location":"Ф. 558. Оп. 11. Д. 740. Л. 1"}
      """
    let json = try await cite(#"{"items":[\#(item)],"style":"apa","output":"html"}"#)
    #expect(citations(json).first?.hasPrefix("Kaganovich,&nbsp;L.&nbsp;M. (1932") == true)
    #expect(citations(json).first?.contains("A &lt; B") == true)
  }

  /// What is refused, and the member that is wrong.
  @Test(arguments: [
    (#"{"references":["x"],"style":"no"}"#, 422, "/style"),
    (#"{"references":["x"],"script":"no"}"#, 422, "/script"),
    (#"{"references":["x"],"output":"no"}"#, 422, "/output"),
    (#"{"references":["x"],"spaces":"no"}"#, 422, "/spaces"),
    (#"{"references":[1]}"#, 400, "/references/0"), (#"{"references":1}"#, 400, "/references"),
    (#"{"items":{}}"#, 400, "/items"), (#"{"items":[1]}"#, 400, "/items/0"),
    (#"{"items":[],"name":"\u0001"}"#, 400, nil), (#"{"items":[],"name":1}"#, 400, "/name"),
    (#"{"items":[],"format":"no"}"#, 422, "/format"), ("{}", 400, nil),
    (#"{"references":["x"],"text":"y"}"#, 400, nil),
    (#"{"references":["x"],"style":1}"#, 400, "/style"),
  ])
  func whatIsWrongIsNamed(_ body: String, _ status: Int, _ pointer: String?) async throws {
    let problem = try await cite(body, status)
    #expect(problem["pointer"]?.stringValue == pointer)
  }

  /// Where nothing is cited there are no citations, which is an answer.
  @Test(arguments: [
    #"{"text":"nothing"}"#, #"{"references":[]}"#, #"{"items":[]}"#, #"{"items":[{}]}"#,
  ])
  func nothingIsPrintedOfNothing(_ body: String) async throws {
    let json = try await cite(body)
    #expect(citations(json).allSatisfy { $0 == "–" })
  }

  @Test func everyStyleIsListedAndPrints() async throws {
    let list = try await TestService.answer(.get, "/v1/styles")
    let styles = try JSON.parse(Array(list.text.utf8))["styles"]?.arrayValue ?? []
    #expect(styles.count == StyleLibrary.styles.count)
    for style in styles {
      let name = try #require(style["name"]?.stringValue)
      let json = try await cite(
        #"{"references":["РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 1"],"style":"\#(name)"}"#)
      #expect(json["style"]?.stringValue == name)
    }
  }
}
