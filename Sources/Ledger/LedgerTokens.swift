public import Fingerprint
internal import GRDB
public import Regest

/// The tokens of those who may issue records. Only their SHA-256 is kept.
///
/// They may be made and revoked beside a server that has the ledger open; what is revoked
/// counts at once.
public struct LedgerTokens: Sendable {
  /// A token as the ledger knows it.
  public struct Entry: Hashable, Sendable {
    /// Whose it is; never given to another.
    public let name: String
    /// When it was made, as the maker said.
    public let created: String
    /// When it was revoked, as the revoker said; nil while it counts.
    public let revoked: String?
  }

  private static let prefix = "rgst_"

  private let database: any DatabaseWriter
  private let name: String

  init(_ database: any DatabaseWriter, name: String) {
    self.database = database
    self.name = name
  }

  /// The tokens of a ledger that another process may have open.
  public static func open(at folder: PathBytes) throws(RegestError) -> LedgerTokens {
    let paths = LedgerPaths(folder: folder)
    guard FileStore.kind(of: paths.database) == .file else {
      throw RegestError(.ledgerUnreadable, "\(folder.display): no ledger there")
    }
    return LedgerTokens(
      try LedgerDatabase.queue(paths, readonly: false), name: paths.database.display)
  }

  /// Makes a token.
  ///
  /// - Parameters:
  ///   - owner: whose it is: 1 to 100 characters that can be printed, on one line.
  ///   - date: when it is made, in RFC 3339's form.
  /// - Returns: the token, which cannot be told again.
  /// - Throws: `invalidRequest` where the name is taken, also by a revoked token.
  public func create(_ owner: String, date: String) throws(RegestError) -> String {
    guard 1...100 ~= owner.unicodeScalars.count, PathBytes(owner).display == owner else {
      throw RegestError(
        .invalidRequest,
        "\(PathBytes(owner).display): a token's name is 1 to 100 printable characters")
    }
    let token = Self.prefix + Self.urlText(of: RandomBytes.words(4))
    let digest = try Self.digest(of: token)
    let isNew = try write { db in
      guard try !Self.isTaken(owner, db) else { return false }
      try db.execute(
        sql: "INSERT INTO tokens (name, digest, created) VALUES (?, ?, ?)",
        arguments: [owner, digest.hex, date])
      return true
    }
    guard isNew else {
      throw RegestError(
        .invalidRequest, "a token “\(owner)” was made before", hint: "choose another name")
    }
    return token
  }

  /// Revokes a token; one that was revoked before stays so, with its date.
  ///
  /// - Throws: `invalidRequest` where there is none of this name.
  public func revoke(_ owner: String, date: String) throws(RegestError) {
    let isKnown = try write { db in
      try db.execute(
        sql: "UPDATE tokens SET revoked = coalesce(revoked, ?) WHERE name = ?",
        arguments: [date, owner])
      return db.changesCount > 0
    }
    guard isKnown else {
      throw RegestError(.invalidRequest, "there is no token “\(PathBytes(owner).display)”")
    }
  }

  /// All tokens, by name.
  public func list() throws(RegestError) -> [Entry] {
    do {
      return try database.read { db in
        try Row.fetchAll(db, sql: "SELECT name, created, revoked FROM tokens ORDER BY name").map {
          Entry(name: $0[0], created: $0[1], revoked: $0[2])
        }
      }
    } catch {
      throw RegestError.ledger(name, error)
    }
  }

  /// Whose token it is; nil for one that is unknown or revoked.
  ///
  /// Digests are compared in a time that does not depend on them, and all of them.
  public func verify(_ token: String) async throws(RegestError) -> String? {
    guard token.utf8.count <= 128 else { return nil }
    let given = try Self.digest(of: token).hex
    do {
      return try await database.read { db in
        var owner: String?
        let rows = try Row.fetchCursor(
          db, sql: "SELECT name, digest FROM tokens WHERE revoked IS NULL")
        while let row = try rows.next() {
          if Self.areEqual(row[1] as String, given) { owner = row[0] as String }
        }
        return owner
      }
    } catch {
      throw RegestError.ledger(name, error)
    }
  }

  private static func areEqual(_ one: String, _ other: String) -> Bool {
    var difference = UInt8(one.utf8.count == other.utf8.count ? 0 : 1)
    for (left, right) in zip(one.utf8, other.utf8) { difference |= left ^ right }
    return difference == 0
  }

  private static func isTaken(_ owner: String, _ db: Database) throws -> Bool {
    try Int.fetchOne(
      db, sql: "SELECT count(*) FROM tokens WHERE name = ?", arguments: [owner]) != 0
  }

  /// Base 64 with the alphabet for addresses and without padding (RFC 4648, section 5).
  private static func urlText(of bytes: [UInt8]) -> String {
    let digits = Base64.encode(bytes).filter { $0 != UInt8(ascii: "=") }.map { digit in
      switch digit {
      case UInt8(ascii: "+"): UInt8(ascii: "-")
      case UInt8(ascii: "/"): UInt8(ascii: "_")
      default: digit
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func digest(of token: String) throws(RegestError) -> SHA256Digest {
    do {
      return try SHA256Digest.of(Array(token.utf8))
    } catch {
      throw RegestError(error)
    }
  }

  private func write(_ body: (Database) throws -> Bool) throws(RegestError) -> Bool {
    do {
      return try database.write(body)
    } catch {
      throw RegestError.ledger(name, error)
    }
  }
}
