internal import Fingerprint
internal import GRDB
internal import Regest
internal import TransparencyLog

extension RegestError {
  /// The error for something that failed in a ledger.
  static func ledger(_ name: String, _ error: any Error) -> RegestError {
    switch error {
    case let error as RegestError: error
    case let error as FingerprintError: RegestError(error)
    case let error as FileSystemError:
      RegestError(
        [.write, .rename, .remove, .sync, .createDirectory].contains(error.operation)
          ? .unwritable : .ledgerUnreadable, error.message, underlying: error)
    case let error as LogError: log(error)
    case let error as DatabaseError: database(name, error)
    default: RegestError(.ledgerUnreadable, "\(name): \(error)", underlying: error)
    }
  }

  private static func log(_ error: LogError) -> RegestError {
    let code: Code =
      switch error.code {
      case .unreadable: .ledgerUnreadable
      case .unwritable: .unwritable
      case .notALog, .damaged, .untrusted: .ledgerDamaged
      case .keyUnusable: .keyUnusable
      case .busy: .ledgerBusy
      case .invalidRequest: .invalidRequest
      case .digestUnavailable: .digestUnavailable
      }
    return RegestError(code, error.message, hint: error.hint, underlying: error)
  }

  private static func database(_ name: String, _ error: DatabaseError) -> RegestError {
    let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    let code: Code
    switch error.resultCode {
    case .SQLITE_FULL: code = .ledgerFull
    case .SQLITE_CORRUPT: code = .ledgerDamaged
    case .SQLITE_NOTADB: code = .ledgerUnreadable
    case .SQLITE_BUSY, .SQLITE_LOCKED: code = .ledgerBusy
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
      // What the index of the write-ahead log grows by is the first to find no room.
      code = .ledgerFull
    case .SQLITE_IOERR where reading.contains(error.extendedResultCode): code = .ledgerUnreadable
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_MISUSE: code = .ledgerUnreadable
    default: code = .unwritable
    }
    return RegestError(
      code, "\(name): \(reason)",
      hint: code == .ledgerFull ? "make room on the disk; what was acknowledged is safe" : nil,
      underlying: error)
  }

  private static let reading: [ResultCode] = [
    .SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ, .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMMAP,
  ]

  /// Whether a sync failed: the system may then have dropped what it could not write, and
  /// says so only once.
  var isOfSync: Bool {
    let code = (underlying as? DatabaseError)?.extendedResultCode
    return code == .SQLITE_IOERR_FSYNC || code == .SQLITE_IOERR_DIR_FSYNC
  }
}
