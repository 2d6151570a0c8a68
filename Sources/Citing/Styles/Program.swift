/// A template, ready to run: steps that append bytes, and jumps over what an item lacks.
struct Program: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    /// A stretch of ``Program/literals``.
    case text(Range<Int>)
    /// A space that does not break.
    case tie
    /// What a field prints, with a capital first letter or as it is.
    case field(Field, capital: Bool)
    /// Goes on if the facts hold and the others do not, and jumps otherwise.
    case unless(holds: Facts, lacks: Facts, jump: Int)
    case jump(Int)
  }

  var steps: [Step] = []
  /// UTF-8.
  var literals: [UInt8] = []
  /// What the template needs whatever else there is.
  var needs: Facts = []

  /// Whether a branch asks for one of the facts, or for its absence.
  func asks(of facts: Facts) -> Bool {
    steps.contains { step in
      guard case .unless(let holds, let lacks, _) = step else { return false }
      return !facts.isDisjoint(with: holds.union(lacks))
    }
  }
}
