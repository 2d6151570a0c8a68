import HTTPTypes
import Hummingbird
import Testing

@testable import RegestService

@Suite struct MultipartFormTests {
  private static func file(_ disposition: String) throws -> MultipartForm.Field? {
    let request = Request(
      head: HTTPRequest(
        method: .post, scheme: nil, authority: nil, path: "/",
        headerFields: [.contentType: "multipart/form-data; boundary=x"]),
      body: RequestBody(buffer: .init()))
    let body = "--x\r\nContent-Disposition: form-data; \(disposition)\r\n\r\nabc\r\n--x--\r\n"
    return try MultipartForm(request, Array(body.utf8))["file"]
  }

  /// How programs write the name of a file.
  @Test(arguments: [
    (#"name="file"; filename="a.md""#, "a.md"),
    (#"name=file; filename=a.md"#, "a.md"),
    (#"filename="Иванов; письма.md"; name="file""#, "Иванов; письма.md"),
    (#"name="file"; filename="a \"b\" c.md""#, "a \"b\" c.md"),
    (#"name="file"; filename="C:\Письма\a.md""#, "a.md"),
    (#"name="file"; filename="../a.md""#, "a.md"),
    (#"name="file"; filename="a=b; name=c.md""#, "a=b; name=c.md"),
  ])
  func theNameOfAFileIsReadWhole(_ disposition: String, _ name: String) throws {
    let field = try #require(try Self.file(disposition))
    #expect(field.fileName == name)
    #expect(field.bytes == Array("abc".utf8))
  }
}
