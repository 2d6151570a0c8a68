import HTTPTypes
import Hummingbird
import Logging

/// Tells each request in a line: what was asked of which route, and how it went. Neither the
/// text that was sent nor the address with its query is told, since users' words stand there.
///
/// The lines are put together here and not by the logger, which would collect, merge and sort
/// what it is told of each request.
struct AccessLog: Sendable {
  let lines: LogLines

  func tell(
    _ request: Request, _ response: Response, route: String, id: String, microseconds: Int
  ) {
    var line = LogLine(.info, "request", in: lines)
    line.add("bytes", response.body.contentLength ?? -1)
    line.add("request", id)
    line.add("method", request.method.rawValue)
    line.add("microseconds", microseconds)
    line.add("route", route)
    line.add("status", response.status.code)
    lines.add(line.whole, isUrgent: false)
  }
}
