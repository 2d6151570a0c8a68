/// How a finding stands to those that were accepted before.
public enum BaselineState: String, Sendable, CaseIterable {
  /// It is not in the baseline.
  case new
  /// It is in the baseline.
  case unchanged
  /// It is in the baseline and is not found any more.
  case absent
}
