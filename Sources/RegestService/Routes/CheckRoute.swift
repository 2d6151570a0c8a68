import Hummingbird
import Regest

/// `POST /v1/check`: what a text cites, and what the register says of it.
struct CheckRoute: Sendable {
  let examiner: Examiner
  let limits: ServiceLimits

  func add(to table: inout RouteTable) {
    table.post("/v1/check", open: true) { request, body, _ in try answer(request, body) }
  }

  /// The forms of the answer: one object, or one of the reports of `regest check`.
  private static let forms: [(media: String, form: CheckFormat?)] = [
    ("application/json", nil),
    ("application/x-ndjson", .json),
    ("application/sarif+json", .sarif),
    ("text/plain; charset=utf-8", .text),
  ]

  private func answer(_ request: Request, _ body: [UInt8]) throws -> Response {
    let submitted = try SubmittedMedia(request)
    if submitted == .lines {
      _ = try request.preferred([("application/x-ndjson", ())])
      return try DocumentLines.answer(body, limit: limits.documents) {
        (text) throws(RegestError) in
        try DocumentAnswer.checked(try checked(text), text.bytes)
      }
    }
    let (media, format) = try request.preferred(Self.forms)
    let text = try SubmittedText(request, body, as: submitted)
    let file = try checked(text)
    guard let format else {
      return Response(line: try DocumentAnswer.checked(file, text.bytes), media: media)
    }
    var report = format.report(CheckFormat.Manner(version: Service.version) { _ in text.bytes })
    var summary = Summary()
    summary.add(file)
    return Response(report.add(file) + report.finish(summary), media: media)
  }

  private func checked(_ text: SubmittedText) throws(RegestError) -> CheckedFile {
    try FileChecker(examiner: examiner).check(text.source, path: text.path)
  }
}
