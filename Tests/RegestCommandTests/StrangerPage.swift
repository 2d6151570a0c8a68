import Fingerprint
import Foundation
import TestSupport

/// A folder with an issued set in `issued`, and the page VERIFY.txt as a stranger follows it:
/// literally, with nothing to be found but the few tools it says are needed.
struct StrangerPage {
  /// What the page says is needed.
  private static let tools =
    ["sh", "jq", "openssl", "ssh-keygen"]
    + [
      "base64", "basenc", "cat", "comm", "cut", "du", "head", "join", "mktemp", "mv", "paste",
      "readlink", "rm", "sha256sum", "sort", "split", "tail", "tr", "truncate", "uniq", "wc",
    ]

  /// What is needed and not there.
  static let missingTools = tools.filter { path(of: $0) == nil }

  private static func path(of tool: String) -> String? {
    ["/usr/bin/", "/bin/"].map { $0 + tool }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// Where the page's commands make their many small files: in memory, if that is possible.
  private static let notes =
    FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"

  /// Where the sources and `issued` are.
  let folder: TemporaryFolder
  private let bin: TemporaryFolder

  init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    bin = try TemporaryFolder()
    for tool in Self.tools {
      guard let path = Self.path(of: tool) else { continue }
      try bin.link(PathBytes(tool), to: PathBytes(path))
    }
  }

  /// A copy of the folder with all that is in it, to be damaged.
  func copy() throws -> StrangerPage {
    let other = try TemporaryFolder()
    let copied = try Shell.run("cp -a . \(other.path.display)", in: folder.path)
    guard copied.status == 0 else { throw Failed(what: copied.errors) }
    return try StrangerPage(other)
  }

  struct Failed: Error { var what: String }

  /// Does something with all tools.
  @discardableResult
  func change(_ command: String) throws -> String {
    let outcome = try Shell.run("set -e\n" + command, in: folder.path)
    guard outcome.status == 0 else { throw Failed(what: "\(command): \(outcome.errors)") }
    return outcome.output
  }

  /// The text of the page.
  func text() throws -> String {
    let bytes = try FileStore.read(folder.path.appending("issued/VERIFY.txt"), limit: 1 << 20)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What came of following the page.
  struct Outcome {
    var output: String
    var errors: String

    /// The checks with an ending; sha256sum's own lines are none.
    private func checks(_ ending: String) -> [String] {
      output.split(separator: "\n")
        .filter { $0.hasSuffix(ending) && ($0.first?.isWholeNumber == true || $0.hasPrefix("all")) }
        .map { String($0.dropLast(ending.count)) }
    }

    /// The checks that held, and those that did not.
    var held: [String] { checks(": ok") }
    var failed: [String] { checks(": FAILED") }
    /// The ids that were printed, the manifest's as the last.
    var ids: [String] {
      output.split(separator: "\n").filter { $0.hasPrefix("regest:1:") }.map(String.init)
    }
  }

  /// Follows the page by the line that it gives for it.
  func followed(by shell: String = "/bin/sh", _ known: [String: String] = [:]) throws -> Outcome {
    let all = try text().split(separator: "\n").first { $0.hasPrefix("  eval ") }
    guard let all else { throw Failed(what: "the page does not say how to run it") }
    try folder.file("followed.sh", Array("\(all)\n".utf8))
    defer { try? folder.remove("followed.sh") }
    let outcome = try Shell.run(
      "cd sources && \(shell) ../followed.sh", in: folder.path,
      environment: ["PATH": bin.path.display, "D": "../issued", "TMPDIR": Self.notes].merging(known)
      { $1 })
    return Outcome(output: outcome.output, errors: outcome.errors)
  }
}
