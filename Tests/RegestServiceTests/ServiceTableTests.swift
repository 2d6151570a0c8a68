import Fingerprint
import HTTPTypes
import Ledger
import Logging
import Regest
import TestSupport
import Testing

@testable import RegestService

/// Holds the tables of `Documentation/service.md` to what the service does.
@Suite struct ServiceTableTests {
  /// The cells of the table whose head begins so, line by line.
  private static func table(_ head: String) throws -> [[String]] {
    let page = String(decoding: try Project.bytes("Documentation/service.md"), as: UTF8.self)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("| \(head) |") && !$0.hasPrefix("|\(head)|") }
      .prefix { $0.hasPrefix("|") }
    return lines.dropFirst(2).map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
        String($0).trimmed
      }
    }
  }

  @Test func settingsAreThoseThatThereAre() throws {
    let rows = try Self.table("option")
    let settings = ServiceSettings(register: "")
    let expected = SettingName.allCases.map { name in
      [
        "`--\(name.rawValue)`", "`\(name.variable)`", "`\(name.rawValue)`",
        settings.usual(name).map { "`\($0)`" } ?? "",
      ]
    }
    #expect(rows.map { Array($0.prefix(4)) } == expected)
    #expect(rows.allSatisfy { $0.count == 5 && !$0[4].isEmpty })
  }

  @Test func problemsAreThoseThatThereAre() throws {
    let rows = try Self.table("type")
    let expected = Problem.Kind.allCases.map { ["`\($0.rawValue)`", "\($0.status.code)"] }
    #expect(Set(rows.map { Array($0.prefix(2)) }) == Set(expected))
    #expect(rows.count == expected.count)
    #expect(rows.allSatisfy { $0.count == 4 && !$0[2].isEmpty && !$0[3].isEmpty })
  }

  @Test func addressesAreThoseThatThereAre() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("ledger")
    _ = try Ledger.create(at: path, origin: "example.org/records", key: nil)
    let service = try TestService.make { $0.ledger = path }
    let pages = ["/assets", "/register", "/r/", "/issue"]
    let served = service.table.routes
      .filter { route in route.path != "/" && !pages.contains { route.path.hasPrefix($0) } }
      .map { route in
        let parts = route.path.split(separator: "/").map { part in
          part == "**" ? "{tile}" : part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
        }
        return "`\(route.method.rawValue) /\(parts.joined(separator: "/"))`"
      }
    let documented = try Self.table("address").flatMap { $0[0].split(separator: ",") }
    #expect(Set(documented.map { String($0).trimmed }) == Set(served))
  }

  @Test func mediaTypesAreThoseThatAreRead() throws {
    let rows = try Self.table("`Content-Type` of a body")
    let documented = rows.flatMap { $0[0].split(separator: "`").filter { $0.contains("/") } }
    #expect(Set(documented.map(String.init)) == Set(SubmittedMedia.names))
  }

  @Test func formsOfRecordsAreNamedWithTheirMediaTypes() throws {
    let page = String(decoding: try Project.bytes("Documentation/service.md"), as: UTF8.self)
    for (media, form) in RecordForm.all {
      #expect(page.contains("`\(form.rawValue)`"))
      #expect(page.contains("`\(media.prefix { $0 != ";" })`"))
    }
  }

  @Test func limitsAreThoseThatThereAre() throws {
    let limits = ServiceLimits()
    #expect(
      try Self.table(" | at most ").map { $0[1] } == [
        "\(limits.address) bytes", "\(limits.allBodies) bytes",
        "\(limits.allBodies / Intake.parts) bytes",
        "\(limits.documents)", "\(SourceText.mostReferences)", "\(RegisterRoutes.largestLimit)",
      ])
  }

  @Test func theExampleOfAFileHasEachSettingAndTheValuesThatCount() throws {
    let file = Project.path("Deploy/regest-server.yml")
    let given = try ServiceSettings(SettingSources(options: [:], environment: [:], file: file))
    #expect(given.address == "https://regest.example.org")
    #expect(given.limits.clientConnections == given.limits.connections)
    let usual = ServiceSettings(register: "")
    let text = String(decoding: try Project.bytes("Deploy/regest-server.yml"), as: UTF8.self)
    var found: [SettingName] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("# ") {
      let parts = line.drop { $0 == "#" }.split(separator: ": ", maxSplits: 1).map(String.init)
      let name = try #require(SettingName(rawValue: parts[0]))
      found.append(name)
      guard line.hasPrefix("#"), let value = usual.usual(name) else { continue }
      #expect(parts[1] == value, "\(name)")
    }
    #expect(found.count == Set(found).count)
    #expect(Set(found) == Set(SettingName.allCases))
  }
}

extension ServiceSettings {
  /// What a setting is as it stands, as it is written; nil where it is not set.
  func usual(_ name: SettingName) -> String? {
    switch name {
    case .host: host
    case .port: "\(port)"
    case .internalHost: internalHost
    case .internalPort, .register, .ledger, .ledgerKey, .address, .tlsCertificate, .tlsKey,
      .clientHeader:
      nil
    case .logLevel: logLevel.rawValue
    case .maxBody: "\(limits.body)"
    case .maxFingerprint: "\(limits.fingerprint)"
    case .maxHeader: "\(limits.header)"
    case .headerTime: "\(limits.headerTime)"
    case .requestTime: "\(limits.requestTime)"
    case .answerTime: "\(limits.answerTime)"
    case .streamTime: "\(limits.streamTime)"
    case .connections: "\(limits.connections)"
    case .clientConnections: "\(limits.clientConnections)"
    case .requests: "\(limits.requests)"
    case .rate: "\(limits.rate)"
    case .burst: "\(limits.burst)"
    }
  }
}

extension String {
  /// Without the spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
