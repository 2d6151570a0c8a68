internal import Synchronization

/// Findings that are told as soon as they are found, each once, from any thread.
///
/// What can only be known in the end, such as what a missing file is called now, follows
/// then: ``rest(of:)`` of all findings gives those that were not told.
public final class FindingStream: Sendable {
  private let tellIfPossible: @Sendable (Diagnostic) -> Bool
  private let told = Mutex<Set<Diagnostic>>([])

  /// A stream that hands each finding to a body, one at a time.
  ///
  /// - Parameter tell: says whether the finding could be told.
  public init(_ tell: @escaping @Sendable (Diagnostic) -> Bool) {
    tellIfPossible = tell
  }

  /// Tells a finding, unless it was told.
  public func tell(_ diagnostic: Diagnostic) {
    told.withLock { told in
      if !told.contains(diagnostic), tellIfPossible(diagnostic) { told.insert(diagnostic) }
    }
  }

  /// The findings that were not told yet, in their order.
  public func rest(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    told.withLock { told in diagnostics.filter { !told.contains($0) } }
  }
}
