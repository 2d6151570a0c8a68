import ArgumentParser
import Fingerprint
import Foundation
import HTTPTypes
import Logging
import Regest
import TestSupport
import Testing

@testable import RegestService

@Suite struct SettingTests {
  private func sources(
    _ options: [SettingName: String] = [:], _ environment: [String: String] = [:],
    file: String? = nil
  ) throws -> SettingSources {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("s.yml")
    if let file { try folder.file("s.yml", Array(file.utf8)) }
    return try SettingSources(
      options: options, environment: environment, file: file == nil ? nil : path)
  }

  /// What a run is told that cannot begin, with `s.yml` for the file's path.
  private func refusal(
    _ options: [SettingName: String] = [:], _ environment: [String: String] = [:],
    file: String? = nil
  ) throws -> String {
    do {
      _ = try ServiceSettings(sources(options, environment, file: file))
    } catch let error as RegestError {
      #expect(error.code == .configurationMalformed)
      return error.message.split(separator: "\n").map { line in
        line.range(of: "s.yml").map { "\(line[$0.lowerBound...])" } ?? String(line)
      }.joined(separator: "\n")
    }
    return "nothing"
  }

  @Test(arguments: SettingName.allCases)
  func optionsComeBeforeVariablesAndVariablesBeforeTheFile(_ name: SettingName) throws {
    let (option, variable, file) = (
      [name: "1"], [name.variable: "2"], "\(name.rawValue): 3\n"
    )
    let all = try sources(option, variable, file: file)[name]
    #expect(all?.value == "1")
    #expect(all?.origin == .option("--\(name.rawValue)"))
    let two = try sources([:], variable, file: file)[name]
    #expect(two?.value == "2")
    #expect(two?.origin == .variable(name.variable))
    let one = try sources([:], [name.variable: ""], file: file)[name]
    #expect(one?.value == "3")
    #expect(one?.origin.text.hasSuffix("s.yml:1") == true)
    #expect(try sources()[name] == nil)
  }

  @Test func theGeneralRegisterCountsWhereNoOtherIsNamed() throws {
    let general = ["REGEST_REGISTER": "general"]
    #expect(try sources([:], general)[.register]?.value == "general")
    #expect(try sources([:], general, file: "register: own\n")[.register]?.value == "own")
    #expect(try sources([.register: "own"], general)[.register]?.value == "own")
    #expect(try refusal() == "no register is named")
  }

  @Test func whatIsNotSetIsAsUsual() throws {
    let settings = try ServiceSettings(sources([.register: "r"]))
    let usual = ServiceSettings(register: "r")
    for name in SettingName.allCases {
      #expect(settings.usual(name) == usual.usual(name))
    }
    #expect(settings.limits == ServiceLimits())
    #expect(settings.tls == nil)
    #expect(settings.ledger == nil)
  }

  @Test func everySettingCounts() throws {
    let settings = try ServiceSettings(
      sources(
        [:],
        [:],
        file: """
          host: "::1"
          port: 0
          internal-host: "::"
          internal-port: 10
          register: r
          ledger: l
          ledger-key: k
          address: https://example.org/regest/
          tls-certificate: c
          tls-key: t
          log-level: error
          client-header: X-Real-IP
          max-body: 1
          max-fingerprint: 2
          max-header: 256
          header-time: 3
          request-time: 4
          answer-time: 5
          stream-time: 11
          connections: 6
          client-connections: 7
          requests: 8
          rate: 0
          burst: 9
          """))
    #expect(settings.host == "::1")
    #expect(settings.port == 0)
    #expect(settings.internalHost == "::")
    #expect(settings.internalPort == 10)
    #expect([settings.register, settings.ledger, settings.ledgerKey] == ["r", "l", "k"])
    #expect(settings.address == "https://example.org/regest")
    #expect([settings.tls?.certificate, settings.tls?.key] == ["c", "t"])
    #expect(settings.logLevel == .error)
    #expect(settings.clientHeader?.rawName == "X-Real-IP")
    var limits = ServiceLimits()
    limits.body = 1
    limits.fingerprint = 2
    limits.header = 256
    limits.streamTime = 11
    (limits.headerTime, limits.requestTime, limits.answerTime) = (3, 4, 5)
    (limits.connections, limits.clientConnections, limits.requests) = (6, 7, 8)
    (limits.rate, limits.burst) = (0, 9)
    #expect(settings.limits == limits)
  }

  /// Values that cannot be, and what is expected instead.
  private static let bad: [(name: SettingName, value: String, expected: String)] = [
    (.port, "65536", "a number from 0 to 65535"), (.port, "http", "a number from 0 to 65535"),
    (.internalPort, "-1", "a number from 0 to 65535"),
    (.maxFingerprint, "0", "a number from 1 to 1125899906842624"),
    (.streamTime, "0", "a number from 1 to 604800"),
    (.maxBody, "0", "a number from 1 to 1073741824"),
    (.maxBody, "2MiB", "a number from 1 to 1073741824"),
    (.maxHeader, "255", "a number from 256 to 1048576"),
    (.headerTime, "3601", "a number from 1 to 3600"),
    (.requestTime, "0", "a number from 1 to 86400"),
    (.answerTime, "1.5", "a number from 1 to 86400"),
    (.connections, "-1", "a number from 1 to 1000000"),
    (.clientConnections, "0", "a number from 1 to 1000000"),
    (.requests, "many", "a number from 1 to 1000000"),
    (.rate, "-1", "a number from 0 to 1000000"), (.burst, "0", "a number from 1 to 1000000"),
    (.logLevel, "loud", "trace, debug, info, notice, warning, error or critical"),
    (.clientHeader, "X Real IP", "the name of a field"),
    (.address, "example.org", "an address that begins with https:// or http:// and a host"),
    (.address, "https://", "an address that begins with https:// or http:// and a host"),
    (
      .address, "https://example.org/a?b",
      "an address that begins with https:// or http:// and a host"
    ),
    (
      .address, "https://example.org/ü",
      "an address that begins with https:// or http:// and a host"
    ),
  ]

  @Test(arguments: bad.indices)
  func whatCannotBeIsToldWithItsPlace(_ index: Int) throws {
    let (name, value, expected) = Self.bad[index]
    let told = "expected \(expected), found “\(value)”"
    let register = [SettingName.register: "r"]
    #expect(
      try refusal(register.merging([name: value]) { $1 }) == "--\(name.rawValue): \(told)")
    #expect(try refusal(register, [name.variable: value]) == "\(name.variable): \(told)")
    #expect(
      try refusal(register, file: "host: h\n\(name.rawValue): \(value)\n") == "s.yml:2: \(told)")
  }

  @Test func halfOfTLSIsRefusedWithItsPlace() throws {
    let needed = "TLS needs both tls-certificate and tls-key"
    #expect(try refusal([.register: "r", .tlsKey: "k"]) == "--tls-key: \(needed)")
    #expect(
      try refusal([.register: "r"], file: "tls-certificate: c\n") == "s.yml:1: \(needed)")
  }

  @Test(arguments: [
    ("max-bodi: 1\n", "s.yml:1:1: there is no key “max-bodi”; did you mean “max-body”?"),
    ("port: 1\nnothing-like-it: 1\n", "s.yml:2:1: there is no key “nothing-like-it”"),
    ("port: [1]\n", "s.yml:1:7: port: expected a single value"),
    ("port:\n", "s.yml:1:6: port: expected a single value"),
    (
      "hosts: a\nrates: 1\n",
      "s.yml:1:1: there is no key “hosts”; did you mean “host”?\n"
        + "s.yml:2:1: there is no key “rates”; did you mean “rate”?"
    ),
  ])
  func whatIsWrongWithAFileIsTold(_ file: String, _ told: String) throws {
    #expect(try refusal([.register: "r"], file: file) == told)
  }

  @Test func aFileThatIsNotThereIsTold() throws {
    #expect(throws: RegestError.self) {
      try SettingSources(options: [:], environment: [:], file: "/nowhere/s.yml")
    }
  }

  /// An option is parsed for every setting, under its name.
  @Test(arguments: SettingName.allCases)
  func everySettingIsAnOption(_ name: SettingName) throws {
    let options = try ServeOptions.parse(["--\(name.rawValue)", "v"])
    #expect(options.given == [name: "v"])
  }
}
