import Hummingbird

/// Answers that were made before, by the address that asked for them, up to some bytes: what
/// lies in a register does not change while it is served, and many ask for the same.
final class KeptAnswers: Sendable {
  private let kept: Kept<[UInt8], Response>

  /// None yet.
  ///
  /// - Parameter limit: how many bytes a generation takes.
  init(limit: Int = 4 << 20) {
    kept = Kept(limit: limit)
  }

  /// The answer to a request, made by `make` where it is not known. What it throws is not kept.
  func answer(_ request: Request, or make: () throws -> Response) rethrows -> Response {
    // As bytes: strings that differ in them can be equal.
    let address = Array(request.uri.string.utf8)
    if let known = kept[address] { return known }
    let answer = try make()
    kept.keep(answer, for: address, bytes: address.count + (answer.body.contentLength ?? 0))
    return answer
  }
}
