import HTTPTypes
import Hummingbird
import Ledger
import Regest

/// What the ledger says, as answers to requests.
extension Ledger {
  /// Lets a request pass that shows a token.
  ///
  /// - Throws: ``Problem`` `noToken`, `tokenRefused`.
  func checkToken(of request: Request) async throws {
    let scheme = "Bearer realm=\"records\""
    guard let field = request.headers[.authorization] else {
      throw Problem(
        .noToken, "send a token as “Authorization: Bearer …”", headers: [.wwwAuthenticate: scheme])
    }
    let parts = field.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else {
      throw Problem(
        .noToken, "send a token as “Authorization: Bearer …”", headers: [.wwwAuthenticate: scheme])
    }
    try await checkToken(String(parts[1]))
  }

  /// Lets a token pass that counts.
  ///
  /// - Throws: ``Problem`` `tokenRefused`.
  func checkToken(_ token: String) async throws {
    guard try await tokens.verify(token) != nil else {
      throw Problem(
        .tokenRefused, "the token is not known, or was revoked",
        headers: [.wwwAuthenticate: "Bearer realm=\"records\", error=\"invalid_token\""])
    }
  }

  /// Issues records.
  ///
  /// - Throws: ``Problem`` `ledgerFull` where there is no room, `notReady` where the disk
  ///   fails.
  func issued(_ records: [CitationRecord]) async throws -> [Issuance] {
    do throws(RegestError) {
      return try await issue(records)
    } catch {
      let rest = "no record was issued; those that are there can be read"
      switch error.code {
      case .ledgerFull: throw Problem(.ledgerFull, rest, headers: [.retryAfter: "60"])
      case .unwritable, .ledgerBusy:
        throw Problem(.notReady, rest, headers: [.retryAfter: "60"])
      default: throw error
      }
    }
  }

  /// A record that is there.
  ///
  /// - Throws: ``Problem`` `unknownRecord`.
  func found(_ id: RegestID) async throws -> StoredRecord {
    guard let record = try await record(id) else {
      throw Problem(.unknownRecord, "\(id) was not issued here")
    }
    return record
  }
}
