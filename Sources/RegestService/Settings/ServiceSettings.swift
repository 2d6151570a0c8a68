import Fingerprint
import HTTPTypes
import Logging
import Regest

/// What a service is told before it starts.
struct ServiceSettings: Sendable {
  /// The certificate and the key of a service that speaks TLS.
  struct TLS: Sendable {
    var certificate: PathBytes
    var key: PathBytes
  }

  /// The address or name it listens on.
  var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  var port = 8080
  /// The address or name of the internal port.
  var internalHost = "127.0.0.1"
  /// The port for who runs the service; nil where the other one serves for that too.
  var internalPort: Int?
  /// The register: an SQLite file or a folder of CSV files.
  var register: PathBytes
  /// The folder of the records; nil of a service that issues none.
  var ledger: PathBytes?
  /// The file with the key that signs the log; nil where it lies in the ledger's folder.
  var ledgerKey: PathBytes?
  /// What links begin with, without a slash at the end; nil for what the client asked.
  var address: String?
  /// nil of a service behind a proxy or on this machine alone.
  var tls: TLS?
  /// From which level on it tells what happens.
  var logLevel = Logger.Level.info
  /// The field in which a proxy names the client.
  var clientHeader: HTTPField.Name?
  /// What clients may ask at most.
  var limits = ServiceLimits()

  /// The settings of a service over a register, all others as usual.
  init(register: PathBytes) {
    self.register = register
  }

  /// The settings that options, variables and a file give.
  ///
  /// - Throws: `configuration-malformed` for one that is not what it should be.
  init(_ sources: SettingSources) throws(RegestError) {
    guard let register = sources[.register] else {
      throw RegestError(
        .configurationMalformed, "no register is named",
        hint: "name one with --register or REGEST_REGISTER")
    }
    self.init(register: PathBytes(register.value))
    host = sources[.host]?.value ?? host
    port = try sources.number(.port, 0...65_535, or: port)
    internalHost = sources[.internalHost]?.value ?? internalHost
    if sources[.internalPort] != nil {
      internalPort = try sources.number(.internalPort, 0...65_535, or: 0)
    }
    ledger = sources[.ledger].map { PathBytes($0.value) }
    ledgerKey = sources[.ledgerKey].map { PathBytes($0.value) }
    address = try Self.address(sources)
    tls = try Self.tls(sources)
    if let level = sources[.logLevel] {
      guard let known = Logger.Level(rawValue: level.value) else {
        throw sources.fault(
          level, "expected trace, debug, info, notice, warning, error or critical")
      }
      logLevel = known
    }
    if let field = sources[.clientHeader] {
      guard let name = HTTPField.Name(field.value) else {
        throw sources.fault(field, "expected the name of a field")
      }
      clientHeader = name
    }
    limits = try ServiceLimits(sources)
  }

  private static func address(_ sources: SettingSources) throws(RegestError) -> String? {
    guard let address = sources[.address] else { return nil }
    let text = address.value
    let rest = ["https://", "http://"].first(where: text.hasPrefix).map { text.dropFirst($0.count) }
    guard let rest, !rest.isEmpty, rest.first != "/",
      rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"?#\\".utf8.contains($0) })
    else {
      throw sources.fault(
        address, "expected an address that begins with https:// or http:// and a host")
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private static func tls(_ sources: SettingSources) throws(RegestError) -> TLS? {
    switch (sources[.tlsCertificate], sources[.tlsKey]) {
    case (let certificate?, let key?):
      TLS(certificate: PathBytes(certificate.value), key: PathBytes(key.value))
    case (nil, nil): nil
    case (let one?, nil), (nil, let one?):
      throw RegestError(
        .configurationMalformed,
        "\(one.origin.text): TLS needs both tls-certificate and tls-key")
    }
  }
}

extension ServiceLimits {
  /// The limits that are set, all others as usual.
  init(_ sources: SettingSources) throws(RegestError) {
    self.init()
    body = try sources.number(.maxBody, 1...(1 << 30), or: body)
    fingerprint = try sources.number(.maxFingerprint, 1...(1 << 50), or: fingerprint)
    header = try sources.number(.maxHeader, 256...(1 << 20), or: header)
    headerTime = try sources.number(.headerTime, 1...3600, or: headerTime)
    requestTime = try sources.number(.requestTime, 1...86_400, or: requestTime)
    answerTime = try sources.number(.answerTime, 1...86_400, or: answerTime)
    streamTime = try sources.number(.streamTime, 1...604_800, or: streamTime)
    connections = try sources.number(.connections, 1...1_000_000, or: connections)
    clientConnections = try sources.number(
      .clientConnections, 1...1_000_000, or: clientConnections)
    requests = try sources.number(.requests, 1...1_000_000, or: requests)
    rate = try sources.number(.rate, 0...1_000_000, or: rate)
    burst = try sources.number(.burst, 1...1_000_000, or: burst)
  }
}
