import CoreMetrics
import HTTPTypes
import Hummingbird
import Synchronization

/// Counts requests, by route, method and status, and times them until the answer is made: how
/// long a client takes to read it says nothing of the service.
///
/// The framework's own middleware times the writing too. To see its end, it turns every answer
/// into a stream whose head, body and end are written one by one, at twice the price of a
/// short request.
final class RequestMetrics: RouterMiddleware {
  typealias Context = ServiceContext

  private struct Kind: Hashable {
    var route: String
    var method: String
    var status: Int
  }

  private struct Series {
    var counter: Counter
    var timer: Timer
  }

  private let series = Mutex<[Kind: Series]>([:])
  private let active = Meter(label: "http.server.active_requests", dimensions: [])

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    active.increment()
    defer { active.decrement() }
    let response = try await next(request, context)
    let kind = Kind(
      route: context.endpointPath ?? "-", method: request.method.rawValue,
      status: response.status.code)
    let series = series.withLock { all in
      if let known = all[kind] { return known }
      let new = Self.series(kind)
      all[kind] = new
      return new
    }
    series.counter.increment()
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    series.timer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    return response
  }

  private static func series(_ kind: Kind) -> Series {
    let labels = [
      ("http.route", kind.route), ("http.request.method", kind.method),
      ("http.response.status_code", "\(kind.status)"),
    ]
    return Series(
      counter: Counter(label: "hb.requests", dimensions: labels),
      timer: Timer(label: "http.server.request.duration", dimensions: labels))
  }
}
