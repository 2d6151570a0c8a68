/// The keys of a file of configuration.
enum ConfigurationKey: String, CaseIterable {
  case register
  case defaultArchive = "default-archive"
  case style
  case severity
  case ignore
  case include
  case exclude
  case formats
  case manifests
  case baseline
  case rulesURL = "rules-url"
}

/// The keys of an entry of `ignore`.
enum IgnoreKey: String, CaseIterable {
  case code
  case path
  case reference
  case reason
}

/// The weights that `severity` gives.
enum SeverityWord: String, CaseIterable {
  case error
  case warning
  case note
  case off

  var severity: Severity? { Severity(rawValue: rawValue) }
}
