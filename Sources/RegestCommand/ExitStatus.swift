import ArgumentParser
import Regest
import TransparencyLog

/// The exit status of every command, the same in every output format.
enum ExitStatus {
  /// Something was found that calls for a look.
  static let findings = ExitCode(1)
  /// Not everything could be read, checked or written.
  static let unfinished = ExitCode(2)
  /// A signature does not hold, or a log is not what it was.
  static let untrusted = ExitCode(3)

  /// The command was asked for something that contradicts itself; also the argument
  /// parser's status.
  static let usage = ExitCode(64)

  /// The status of what stopped work on a log.
  static func status(of error: LogError) -> ExitCode {
    switch error.code {
    case .untrusted: untrusted
    case .invalidRequest: usage
    default: unfinished
    }
  }

  /// The status after these findings; returns where there is nothing to report.
  static func conclude(_ diagnostics: [Diagnostic]) throws {
    if diagnostics.hasDistrust { throw untrusted }
    if diagnostics.hasObstacles { throw unfinished }
    if diagnostics.hasFindings { throw findings }
  }
}
