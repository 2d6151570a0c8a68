import HTTPTypes
import Hummingbird
import Synchronization

/// Answers a client only so often: a bucket for each address that fills again with time.
///
/// Every counted answer says where the client stands, in the fields of
/// draft-ietf-httpapi-ratelimit-headers-11. What never changes is free, as is what the
/// service's keepers ask, and an answer that a client has already (status 304).
final class RateLimit: Sendable {
  private let rate: Int
  private let burst: Int
  /// What every counted answer says of the rule.
  private let policy: String
  private let clock = ContinuousClock()
  private let buckets = Mutex(Buckets())

  /// A limit.
  ///
  /// - Parameters:
  ///   - rate: how many requests a second fill a bucket again.
  ///   - burst: how many a full bucket holds.
  init(rate: Int, burst: Int) {
    self.rate = rate
    self.burst = max(burst, 1)
    policy = "\"client\";q=\(self.burst);w=\(rate > 0 ? max(1, self.burst / rate) : 1)"
  }

  /// The answer to a counted request.
  ///
  /// - Parameter client: whose bucket it is taken from; nil for none.
  /// - Throws: ``Problem`` `rateLimited`.
  func counting(
    _ client: String?, _ answer: () async throws -> Response
  ) async throws -> Response {
    guard rate > 0, let client else { return try await answer() }
    let (fill, full, now) = (Double(rate), Double(burst), clock.now)
    let left = buckets.withLock { $0.take(client, at: now, rate: fill, burst: full) }
    let wait = Int(((full - max(left, 0)) / fill).rounded(.up))
    let state = "\"client\";r=\(max(0, Int(left)));t=\(wait)"
    guard left >= 0 else {
      throw Problem(
        .rateLimited, "\(rate) requests a second are answered; come again in a second",
        headers: [.retryAfter: "1", Self.policyField: policy, Self.stateField: state])
    }
    do {
      var response = try await answer()
      if response.status == .notModified {
        buckets.withLock { $0.putBack(client, burst: full) }
        return response
      }
      response.headers[Self.policyField] = policy
      response.headers[Self.stateField] = state
      return response
    } catch var problem as Problem {
      problem.headers[Self.policyField] = policy
      problem.headers[Self.stateField] = state
      throw problem
    }
  }

  private static let policyField = field("RateLimit-Policy")
  private static let stateField = field("RateLimit")

  private static func field(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is a field's name") }
    return name
  }
}

/// What is left to each client. Full buckets are forgotten, so that the table holds only who
/// asked lately.
private struct Buckets {
  private struct Bucket {
    var rest: Double
    var last: ContinuousClock.Instant
  }

  private var buckets: [String: Bucket] = [:]
  private var nextSweep = 1024

  /// Takes one out, and says what is left; less than nothing where there was none.
  mutating func take(
    _ client: String, at now: ContinuousClock.Instant, rate: Double, burst: Double
  ) -> Double {
    if buckets.count >= nextSweep { sweep(now, rate: rate, burst: burst) }
    var bucket = buckets[client] ?? Bucket(rest: burst, last: now)
    bucket.rest = min(burst, bucket.rest + (now - bucket.last) / .seconds(1) * rate)
    bucket.last = now
    let left = bucket.rest - 1
    if left >= 0 { bucket.rest = left }
    buckets[client] = bucket
    return left
  }

  /// Puts one back that was taken out.
  mutating func putBack(_ client: String, burst: Double) {
    guard let bucket = buckets[client] else { return }
    buckets[client]?.rest = min(burst, bucket.rest + 1)
  }

  private mutating func sweep(_ now: ContinuousClock.Instant, rate: Double, burst: Double) {
    buckets = buckets.filter { $0.value.rest + (now - $0.value.last) / .seconds(1) * rate < burst }
    nextSweep = max(1024, buckets.count * 2)
  }
}
