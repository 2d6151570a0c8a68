import Fingerprint

/// What a service is told before it starts.
struct ServiceSettings: Sendable {
  /// The address or name it listens on.
  var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  var port = 8080
  /// The register: an SQLite file or a folder of CSV files.
  var register: PathBytes
  /// What clients may ask at most.
  var limits = ServiceLimits()
}
