import ArgumentParser

/// The settings as options of the command line, unread.
struct ServeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A file of settings, in YAML.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The address to listen on. (default: 127.0.0.1)"))
  var host: String?

  @Option(help: ArgumentHelp("The port to listen on; 0 for any. (default: 8080)"))
  var port: String?

  @Option(
    help: ArgumentHelp(
      "The address of the internal port. (default: 127.0.0.1)", valueName: "host"))
  var internalHost: String?

  @Option(
    help: ArgumentHelp(
      "The port on which /healthz, /readyz and /metrics are answered, and on no other.",
      discussion: "Default: they are answered with all else.", valueName: "port"))
  var internalPort: String?

  @Option(
    help: ArgumentHelp(
      "The register: an SQLite file or a folder of CSV files.",
      discussion: "Default: REGEST_REGISTER.", valueName: "path"))
  var register: String?

  @Option(
    help: ArgumentHelp(
      "The folder with the issued records and their log; without it none are issued.",
      valueName: "folder"))
  var ledger: String?

  @Option(
    help: ArgumentHelp(
      "The key that signs the log. (default: key.pem in the ledger's folder)", valueName: "file"))
  var ledgerKey: String?

  @Option(
    help: ArgumentHelp(
      "What links to the service begin with. (default: what the client asked)",
      valueName: "url"))
  var address: String?

  @Option(help: ArgumentHelp("The certificate chain for TLS, in PEM.", valueName: "file"))
  var tlsCertificate: String?

  @Option(help: ArgumentHelp("The private key for TLS, in PEM.", valueName: "file"))
  var tlsKey: String?

  @Option(
    help: ArgumentHelp(
      "trace, debug, info, notice, warning, error or critical. (default: info)",
      valueName: "level"))
  var logLevel: String?

  @Option(
    help: ArgumentHelp(
      "The field in which a proxy before the service names the client, X-Real-IP say.",
      valueName: "name"))
  var clientHeader: String?

  @Option(help: ArgumentHelp("The largest body, in bytes.", valueName: "bytes"))
  var maxBody: String?

  @Option(
    help: ArgumentHelp("The largest body of /v1/fingerprint, in bytes.", valueName: "bytes"))
  var maxFingerprint: String?

  @Option(help: ArgumentHelp("The largest header, in bytes.", valueName: "bytes"))
  var maxHeader: String?

  @Option(help: ArgumentHelp("How long a header may take.", valueName: "seconds"))
  var headerTime: String?

  @Option(help: ArgumentHelp("How long a request may take to come in.", valueName: "seconds"))
  var requestTime: String?

  @Option(help: ArgumentHelp("How long a client may take to read.", valueName: "seconds"))
  var answerTime: String?

  @Option(
    help: ArgumentHelp(
      "How long what is streamed may take: a body to be fingerprinted, a file.",
      valueName: "seconds"))
  var streamTime: String?

  @Option(help: ArgumentHelp("How many connections are open at most.", valueName: "count"))
  var connections: String?

  @Option(help: ArgumentHelp("How many of them of one client.", valueName: "count"))
  var clientConnections: String?

  @Option(help: ArgumentHelp("How many requests are answered at a time.", valueName: "count"))
  var requests: String?

  @Option(help: ArgumentHelp("Requests a second of one client; 0: any.", valueName: "count"))
  var rate: String?

  @Option(help: ArgumentHelp("How many of them may come at once.", valueName: "count"))
  var burst: String?

  /// What is given, by name.
  var given: [SettingName: String] {
    let all: [SettingName: String?] = [
      .host: host, .port: port, .internalHost: internalHost,
      .internalPort: internalPort, .register: register, .ledger: ledger, .ledgerKey: ledgerKey,
      .address: address,
      .tlsCertificate: tlsCertificate, .tlsKey: tlsKey, .logLevel: logLevel,
      .clientHeader: clientHeader, .maxBody: maxBody, .maxFingerprint: maxFingerprint,
      .maxHeader: maxHeader,
      .headerTime: headerTime, .requestTime: requestTime, .answerTime: answerTime,
      .streamTime: streamTime,
      .connections: connections, .clientConnections: clientConnections, .requests: requests,
      .rate: rate, .burst: burst,
    ]
    return all.compactMapValues { $0 }
  }
}
