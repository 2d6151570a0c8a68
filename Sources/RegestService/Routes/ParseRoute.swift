import ArchivalReference
import Hummingbird
import Regest

/// `POST /v1/parse`: what a text cites, without asking a register.
struct ParseRoute: Sendable {
  let parser: ReferenceParser
  let limits: ServiceLimits

  func add(to table: inout RouteTable) {
    table.post("/v1/parse", open: true) { request, body, _ in try answer(request, body) }
  }

  private func answer(_ request: Request, _ body: [UInt8]) throws -> Response {
    let submitted = try SubmittedMedia(request)
    if submitted == .lines {
      _ = try request.preferred([("application/x-ndjson", ())])
      return try DocumentLines.answer(body, limit: limits.documents) {
        (text) throws(RegestError) in try parsed(text)
      }
    }
    let (media, _) = try request.preferred([("application/json", ())])
    let text = try SubmittedText(request, body, as: submitted)
    return Response(line: try parsed(text), media: media)
  }

  private func parsed(_ text: SubmittedText) throws(RegestError) -> [UInt8] {
    try DocumentAnswer.parsed(text.bytes, text.source, parser: parser)
  }
}
