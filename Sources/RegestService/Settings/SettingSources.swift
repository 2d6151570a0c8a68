import Fingerprint
import Regest

/// Where settings come from: options first, then variables, then a file.
struct SettingSources {
  private var settings: [SettingName: Setting<String>] = [:]

  /// Gathers the settings.
  ///
  /// - Throws: what a file of settings that cannot be read throws.
  init(
    options: [SettingName: String], environment: [String: String], file: PathBytes?
  ) throws(RegestError) {
    let keys = SettingName.allCases.map(\.rawValue)
    let written = try file.map { file throws(RegestError) in
      try SettingsFile.read(file, keys: keys)
    }
    for name in SettingName.allCases {
      if let value = options[name] {
        settings[name] = Setting(value, from: .option("--\(name.rawValue)"))
      } else if let value = environment[name.variable], !value.isEmpty {
        settings[name] = Setting(value, from: .variable(name.variable))
      } else if let setting = written?[name.rawValue] {
        settings[name] = setting
      }
    }
    if settings[.register] == nil, let register = environment["REGEST_REGISTER"],
      !register.isEmpty
    {
      settings[.register] = Setting(register, from: .variable("REGEST_REGISTER"))
    }
  }

  /// The variables that look like settings and are none. They are told and no more: Kubernetes
  /// sets some of its own to a service of this name.
  static func unknown(_ environment: [String: String]) -> [String] {
    let known = SettingName.allCases.map(\.variable) + ["REGEST_SERVER_CONFIG"]
    return environment.keys.filter { $0.hasPrefix("REGEST_SERVER_") && !known.contains($0) }
      .sorted()
  }

  /// A setting as it was written.
  subscript(name: SettingName) -> Setting<String>? { settings[name] }

  /// A number in a range, or what it is where it is not set.
  ///
  /// - Throws: `configuration-malformed`, which names where it was set.
  func number(
    _ name: SettingName, _ range: ClosedRange<Int>, or usual: Int
  ) throws(RegestError) -> Int {
    guard let setting = settings[name] else { return usual }
    guard let number = Int(setting.value), range.contains(number) else {
      throw fault(setting, "expected a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The error of a setting that is not what it should be.
  func fault(_ setting: Setting<String>, _ expected: String) -> RegestError {
    RegestError(
      .configurationMalformed,
      "\(setting.origin.text): \(expected), found “\(PathBytes(setting.value).display)”")
  }
}
