import ArchivalReference
import Hummingbird
import Regest

/// `POST /v1/parse`: what a text cites, without asking a register.
struct ParseRoute: Sendable {
  let parser: ReferenceParser
  let limits: ServiceLimits

  func add(to table: inout RouteTable) {
    table.post("/v1/parse") { request, _ in try await answer(request) }
  }

  private func answer(_ request: Request) async throws -> Response {
    let (media, _) = try request.preferred([("application/json", ())])
    let text = try await SubmittedText(request, limit: limits.body)
    let answer = try DocumentAnswer.parsed(text.bytes, as: text.format, parser: parser)
    return Response(answer + [0x0A], media: media)
  }
}
