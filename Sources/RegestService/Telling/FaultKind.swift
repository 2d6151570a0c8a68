import Fingerprint
import Regest

/// What the log says of a fault.
enum FaultKind {
  /// What an error is, and what is under it, without its words: they may name files of this
  /// machine or quote the text of a user.
  static func of(_ error: any Error) -> String {
    switch error {
    case let error as RegestError:
      error.underlying.map { "\(error.code.rawValue): \(of($0))" } ?? error.code.rawValue
    case let error as FileSystemError: "\(error.operation.rawValue), error \(error.errno)"
    default: "\(type(of: error))"
    }
  }
}
