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
final class RequestMetrics: Sendable {
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

  /// A request is being answered from now on.
  func begin() { active.increment() }

  /// The same no more.
  func end() { active.decrement() }

  /// Counts a request that was answered.
  func count(_ request: Request, _ response: Response, route: String, nanoseconds: Int64) {
    let kind = Kind(
      route: route, method: request.method.rawValue, status: response.status.code)
    let series = series.withLock { all in
      if let known = all[kind] { return known }
      let new = Self.series(kind)
      all[kind] = new
      return new
    }
    series.counter.increment()
    series.timer.recordNanoseconds(nanoseconds)
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
