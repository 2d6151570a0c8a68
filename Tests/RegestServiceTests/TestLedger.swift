import Fingerprint
import Foundation
import Ledger
import Synchronization

/// A ledger in a folder of its own with one token, removed when it is let go of or the process
/// ends.
final class TestLedger: Sendable {
  let base: String
  let token: String

  var path: PathBytes { PathBytes("\(base)/ledger") }

  init() throws {
    let parent = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    base = "\(parent)/regest-service-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
    let path = PathBytes("\(base)/ledger")
    _ = try Ledger.create(at: path, origin: "example.org/records")
    token = try LedgerTokens.open(at: path).create("editor", date: "2026-01-01T00:00:00Z")
    // What a static constant holds is never let go of.
    Self.left.withLock { $0.append(base) }
  }

  deinit { try? FileManager.default.removeItem(atPath: base) }

  private static let left: Mutex<[String]> = {
    atexit {
      TestLedger.left.withLock { folders in
        for folder in folders { try? FileManager.default.removeItem(atPath: folder) }
      }
    }
    return Mutex([])
  }()
}
