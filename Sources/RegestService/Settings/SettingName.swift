/// The settings of the service. A setting `max-body` is the option `--max-body`, the variable
/// `REGEST_SERVER_MAX_BODY` and the key `max-body` of a file; the first that is there counts.
enum SettingName: String, CaseIterable {
  case host
  case port
  case internalHost = "internal-host"
  case internalPort = "internal-port"
  case register
  case ledger
  case ledgerKey = "ledger-key"
  case address
  case tlsCertificate = "tls-certificate"
  case tlsKey = "tls-key"
  case logLevel = "log-level"
  case clientHeader = "client-header"
  case maxBody = "max-body"
  case maxFingerprint = "max-fingerprint"
  case maxHeader = "max-header"
  case headerTime = "header-time"
  case requestTime = "request-time"
  case answerTime = "answer-time"
  case streamTime = "stream-time"
  case connections
  case clientConnections = "client-connections"
  case requests
  case rate
  case burst

  /// Its variable of the environment.
  var variable: String {
    "REGEST_SERVER_" + rawValue.uppercased().split(separator: "-").joined(separator: "_")
  }
}
