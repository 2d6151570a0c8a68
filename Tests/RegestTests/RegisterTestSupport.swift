import Fingerprint
import Foundation
import Testing

@testable import Regest

/// A folder of its own for one test, removed with the value.
final class TestFolder {
  let path: PathBytes
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("regest-register-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = PathBytes(url.path)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> PathBytes { path.appending(PathBytes(name)) }

  func write(_ name: String, _ text: String) throws {
    try FileStore.write(Array(text.utf8), to: file(name))
  }

  func read(_ name: String) throws -> [UInt8] {
    try FileStore.read(file(name), limit: 1 << 24)
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  /// Copies a fixture register into this folder, to be changed there.
  func fill(from fixture: String) throws {
    for table in RegisterTable.all {
      let path = fixtureRegister(fixture).appending(PathBytes(table.file))
      try FileStore.write(try FileStore.read(path, limit: 1 << 24), to: file(table.file))
    }
  }
}

func fixtureRegister(_ name: String) -> PathBytes {
  let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  return PathBytes(root.appendingPathComponent("Fixtures/Registers/\(name)").path)
}

/// A generator whose run can be repeated from the seed that a failure prints.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  // SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
