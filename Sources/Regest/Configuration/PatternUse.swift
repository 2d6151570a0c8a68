internal import Fingerprint

/// Which of a configuration's patterns have fitted something so far.
struct PatternUse: Sendable {
  private struct Pattern: Sendable {
    var key: ConfigurationKey
    var glob: Setting<PathGlob>
  }

  /// The patterns that have fitted nothing.
  private var idle: [Pattern]

  /// Whether there are any.
  var hasIdle: Bool { !idle.isEmpty }

  init(_ configuration: ProjectConfiguration) {
    idle =
      configuration.include.map { Pattern(key: .include, glob: $0) }
      + configuration.exclude.map { Pattern(key: .exclude, glob: $0) }
      + configuration.formats.map { rule in
        Pattern(key: .formats, glob: Setting(rule.value.paths, from: rule.origin))
      }
  }

  /// Takes those that fit a path as used.
  ///
  /// - Parameters:
  ///   - path: Seen from the root, normalized.
  ///   - isUnread: Whether it may be a folder, of which nothing more is known.
  mutating func see(_ path: PathBytes, isUnread: Bool) {
    idle.removeAll { pattern in
      pattern.glob.value.matches(path) || isUnread && pattern.glob.value.mayTake(in: path)
    }
  }

  /// Takes those that exclude a report of the run as used.
  mutating func see(report path: PathBytes) {
    idle.removeAll { $0.key == .exclude && $0.glob.value.matches(path) }
  }

  /// That patterns have fitted nothing, each where it stands.
  func unused(in configuration: ProjectConfiguration) -> [Finding] {
    idle.compactMap { pattern in
      configuration.unused(pattern.glob, of: pattern.key)
    }
  }
}
