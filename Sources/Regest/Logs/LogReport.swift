internal import CanonicalJSON
internal import Fingerprint
public import TransparencyLog

extension Diagnostic {
  /// What a check found in a log.
  public init(_ finding: LogFinding) {
    let code: DiagnosticCode =
      switch finding.kind {
      case .unreadable: .logFileUnreadable
      case .entriesDiffer: .logEntriesDiffer
      case .tileDiffers: .logTileDiffers
      case .neitherHolds: .logNeitherHolds
      case .rootDiffers: .logRootDiffers
      case .notABeginning: .logNotABeginning
      }
    self.init(code, path: finding.file, message: finding.message)
  }
}

extension JSONReport {
  /// `{"type":"log", "origin": …}`: the last line of the check of a log.
  public static func line(_ checkpoint: Checkpoint, holds: Bool) -> [UInt8] {
    line(checkpoint, [("holds", .bool(holds))])
  }

  /// `{"type":"log", "manifest": …}`, or `"record"`: whether a proof shows that a manifest
  /// or a record is in a log, and at which place.
  public static func line(
    _ checkpoint: Checkpoint, has id: RegestID, at index: Int, holds: Bool
  ) -> [UInt8] {
    line(
      checkpoint,
      [
        (id.kind == .record ? "record" : "manifest", .string(id.description)),
        ("index", .integer(Int64(index))),
        ("holds", .bool(holds)),
      ])
  }

  private static func line(_ checkpoint: Checkpoint, _ rest: [(String, JSON?)]) -> [UInt8] {
    JSON(
      optional: [
        ("type", "log"),
        ("origin", .string(PathBytes(checkpoint.origin).display)),
        ("size", .integer(Int64(checkpoint.size))),
        ("root", .string(checkpoint.root.hex)),
      ] + rest
    ).lineBytes() + [0x0A]
  }
}
