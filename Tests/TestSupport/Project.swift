public import Fingerprint
public import Foundation

/// Places that tests read from.
public enum Project {
  /// The project's folder.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A path below the project's folder, as bytes.
  public static func path(_ relative: String) -> PathBytes {
    PathBytes(root.appendingPathComponent(relative).path)
  }

  /// The bytes of a file below the project's folder.
  public static func bytes(_ relative: String) throws -> [UInt8] {
    try FileStore.read(path(relative), limit: 1 << 26)
  }

  /// The folder of public corpora and vectors, if REGEST_CORPORA names one. Tests
  /// that need it are skipped without it.
  public static let corpora: URL? = ProcessInfo.processInfo.environment["REGEST_CORPORA"]
    .flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0) }
}
