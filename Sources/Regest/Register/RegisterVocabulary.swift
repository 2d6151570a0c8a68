/// How much of the level below an entry the register claims to know.
///
/// Only a complete level can refute: a delo missing from a complete opis contradicts a
/// reference, a delo missing from a partial one says nothing.
public enum Coverage: String, Sendable, CaseIterable {
  /// Every holding of the level below is listed.
  case complete
  /// Some holdings are listed; the meaning of an empty cell.
  case partial
}

/// What a reader may expect at the archive's desk.
public enum HoldingStatus: String, Sendable, CaseIterable {
  /// Given out to readers.
  case open
  /// Exists, not given out.
  case closed
  /// Had the number once and has left it: moved, merged or destroyed.
  case withdrawn
}
