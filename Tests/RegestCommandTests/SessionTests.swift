import Fingerprint
import Foundation
import TestSupport
import Testing

/// Plays every session of `Fixtures/Commands`.
///
/// With REGEST_RECORD=1 the sessions are written anew as they go, and the run
/// fails, so that recording is never taken for testing.
@Suite struct SessionTests {
  static let folder = Project.root.appendingPathComponent("Fixtures/Commands")

  static let sessions: [Session] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter(isPossible).filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
        return nil
      }
      return Session(name: name, text: String(decoding: data, as: UTF8.self))
    }
  }()

  /// Whether this machine has what a session needs.
  private static func isPossible(_ name: String) -> Bool {
    guard name == "sign.txt", !SigningCase.isPossible else { return true }
    print("\(name) is left out: it \(SigningCase.need)")
    return false
  }

  @Test func thereAreSessions() {
    #expect(Self.sessions.count >= 8)
    #expect(Self.sessions.allSatisfy { !$0.steps.isEmpty })
  }

  @Test(arguments: sessions) func goesAsWritten(_ session: Session) throws {
    let played = try session.played()
    for (step, now) in zip(session.steps, played.steps) {
      #expect(now.output == step.output, "\(session.name): $ \(step.command)")
      #expect(now.errors == step.errors, "\(session.name): $ \(step.command)")
      #expect(now.status == step.status, "\(session.name): $ \(step.command)")
    }
    guard ProcessInfo.processInfo.environment["REGEST_RECORD"] == "1" else { return }
    try Data(played.text.utf8).write(to: Self.folder.appendingPathComponent(session.name))
    Issue.record("\(session.name) was recorded")
  }
}
