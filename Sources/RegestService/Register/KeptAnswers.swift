import Hummingbird
import Synchronization

/// Answers that were made before, by the address that asked for them, up to some bytes: what
/// lies in a register does not change while it is served, and many ask for the same.
///
/// There are two generations: where the young one is full it becomes the old one, whose
/// answers are forgotten unless they were asked for meanwhile.
final class KeptAnswers: Sendable {
  private struct Generations {
    var young: [[UInt8]: Response] = [:]
    var old: [[UInt8]: Response] = [:]
    /// What the young ones take.
    var bytes = 0
  }

  /// What one entry takes beside its address and body, about.
  private static let overhead = 512

  private let limit: Int
  private let generations = Mutex(Generations())

  /// None yet.
  ///
  /// - Parameter limit: how many bytes a generation takes.
  init(limit: Int = 4 << 20) {
    self.limit = limit
  }

  /// The answer to a request, made by `make` where it is not known. What it throws is not kept.
  func answer(_ request: Request, or make: () throws -> Response) rethrows -> Response {
    // As bytes: strings that differ in them can be equal.
    let address = Array(request.uri.string.utf8)
    let known = generations.withLock { generations -> Response? in
      if let answer = generations.young[address] { return answer }
      guard let answer = generations.old[address] else { return nil }
      add(answer, address, &generations)
      return answer
    }
    if let known { return known }
    let answer = try make()
    generations.withLock { add(answer, address, &$0) }
    return answer
  }

  private func add(_ answer: Response, _ address: [UInt8], _ generations: inout Generations) {
    let bytes = Self.overhead + address.count + (answer.body.contentLength ?? 0)
    if generations.bytes + bytes > limit {
      generations.old = generations.young
      generations.young = [:]
      generations.bytes = 0
    }
    if generations.young.updateValue(answer, forKey: address) == nil { generations.bytes += bytes }
  }
}
