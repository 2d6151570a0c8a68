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

  /// The Python with the packages that some tests compare with, which `Scripts/setup --tests`
  /// makes. Tests that need it are skipped without it.
  public static let python: String? = {
    let path = root.appendingPathComponent(".build-python/bin/python").path
    let list = root.appendingPathComponent(".build-python/installed.txt").path
    return FileManager.default.isExecutableFile(atPath: path)
      && FileManager.default.fileExists(atPath: list) ? path : nil
  }()

  /// Where that Python finds the packages that do not go together with the others.
  public static let pythonApart = root.appendingPathComponent(".build-python/apart").path

  /// An archive was not unpacked.
  public struct NotUnpacked: Error {
    /// The archive.
    public let path: String
  }

  /// What a tar archive below ``corpora`` holds, unpacked for one test.
  ///
  /// - Parameter stripping: how many folders of each name in it are left out.
  public static func unpacked(
    _ relative: String, stripping: Int = 0
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let archive = corpora?.appendingPathComponent(relative).path ?? relative
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = [
      "tar", "-xf", archive, "-C", folder.path.display, "--strip-components=\(stripping)",
    ]
    try tar.run()
    tar.waitUntilExit()
    guard tar.terminationStatus == 0 else { throw NotUnpacked(path: archive) }
    return folder
  }
}
