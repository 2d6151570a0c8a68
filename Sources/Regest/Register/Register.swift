public import Fingerprint
internal import GRDB
import Synchronization

/// A local description of holdings, against which references are checked.
///
/// ```swift
/// let register = try Register.open(PathBytes("Fixtures/Registers/rgaspi"))
/// let delo = try register.delo("RGASPI", "558", "11", "740")
/// ```
///
/// A register is opened from a folder of CSV files, which people edit, or from the SQLite
/// file built from one with ``importCSV(from:to:)``. Either way it is read from SQLite (a
/// folder from a database in memory), because a register of millions of dela must not be
/// held as Swift values. It never changes once it is open and may be used from several
/// threads; lookups are served one after another.
///
/// What a register does not say: that a holding absent from it does not exist. See
/// ``Coverage``.
public final class Register: Sendable {
  let queue: DatabaseQueue
  /// What messages call the register: the path that was opened.
  public let name: String
  private let known: Mutex<RegisterSnapshot?>

  init(queue: DatabaseQueue, name: String, snapshot: RegisterSnapshot? = nil) {
    self.queue = queue
    self.name = name
    known = Mutex(snapshot)
  }

  /// Opens a CSV folder or an SQLite file, whichever the path names.
  ///
  /// A file is opened read-only. Whether all of its rows are those that were imported is
  /// seen only by ``snapshot``, which reads them all.
  ///
  /// - Throws: `registerUnreadable` if there is no register at the path, `registerMalformed`
  ///   if there is one that breaks the format.
  public static func open(_ path: PathBytes) throws(RegestError) -> Register {
    switch FileStore.kind(of: path) {
    case .directory: try importing(csv: path)
    case .file: try opening(file: path)
    case nil: throw RegestError(.registerUnreadable, "\(path.display): no register there")
    default:
      throw RegestError(
        .registerUnreadable, "\(path.display): neither a register file nor a CSV folder")
    }
  }

  /// Reads a CSV folder into memory.
  ///
  /// - Throws: `registerUnreadable` if a file is missing or unreadable, `registerMalformed`
  ///   with `FILE:LINE:COLUMN: expected …, found …` if one breaks the format.
  public static func importing(csv folder: PathBytes) throws(RegestError) -> Register {
    do {
      let queue = try DatabaseQueue()
      let snapshot = try queue.write { db in try RegisterImport(folder: folder, db: db).run() }
      return Register(queue: queue, name: folder.display, snapshot: snapshot)
    } catch {
      throw RegestError.register(folder.display, error)
    }
  }

  /// The identity of the register's rows and their number.
  ///
  /// Computed from the rows at the first use, which takes time in proportion to them, and
  /// kept.
  ///
  /// - Throws: `registerMalformed` if the rows of an SQLite file are not those that were
  ///   imported into it.
  public var snapshot: RegisterSnapshot {
    get throws(RegestError) {
      if let snapshot = known.withLock({ $0 }) { return snapshot }
      let (snapshot, imported) = try read { db in
        (
          try RegisterExport.snapshot(of: db),
          try String.fetchOne(db, sql: "SELECT sha256 FROM snapshot")
        )
      }
      guard snapshot.sha256.hex == imported else {
        throw RegestError(
          .registerMalformed, "\(name): the rows are not those that were imported",
          hint: "import the CSV folder again")
      }
      known.withLock { $0 = snapshot }
      return snapshot
    }
  }

  /// The canonical export: one RFC 8785 JSON line for each row, tables in a fixed order,
  /// rows in the byte order of their keys.
  public func export() throws(RegestError) -> [UInt8] {
    try read { db in try RegisterExport.bytes(of: db) }
  }

  /// Writes the register as CSV files, every table, into a folder that is made if need be.
  ///
  /// Importing the folder gives the same identity. Each file is replaced as a whole, the
  /// folder is not: a run that was killed may leave files of two registers side by side.
  ///
  /// - Throws: `unwritable` if the folder or a file cannot be written.
  public func exportCSV(to folder: PathBytes) throws(RegestError) {
    // All tables are read before the first is written, so that a damaged register is not
    // exported by halves.
    let files = try read { db in
      try RegisterTable.all.map { (name: $0.file, bytes: try RegisterExport.csv(of: $0, in: db)) }
    }
    do {
      if FileStore.kind(of: folder) == nil { try FileStore.createDirectory(folder) }
      for file in files {
        try FileStore.write(file.bytes, to: folder.appending(PathBytes(file.name)))
      }
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }

  /// Runs one SELECT and words what goes wrong.
  ///
  /// Without a transaction, which would cost half of a short lookup: one statement sees one
  /// state, and nobody writes to an open register.
  func lookUp<Value>(_ body: (Database) throws -> Value) throws(RegestError) -> Value {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw RegestError.register(name, error)
    }
  }

  /// Runs several statements on one state of the database and words what goes wrong.
  func read<Value>(
    _ body: (Database) throws -> Value
  ) throws(RegestError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw RegestError.register(name, error)
    }
  }
}

extension RegestError {
  /// The error for something that failed in a register's database.
  static func register(_ name: String, _ error: any Error) -> RegestError {
    if let error = error as? RegestError { return error }
    if error is FingerprintError {
      return RegestError(.digestUnavailable, "the digest library failed", underlying: error)
    }
    guard let error = error as? DatabaseError else {
      return RegestError(
        .registerMalformed, "\(name): a damaged register file", underlying: error)
    }
    return switch error.resultCode {
    case .SQLITE_NOTADB:
      RegestError(.registerUnreadable, "\(name): not a register file", underlying: error)
    case .SQLITE_CORRUPT:
      RegestError(.registerMalformed, "\(name): a damaged register file", underlying: error)
    default:
      RegestError(
        .registerUnreadable, "\(name): \(error.message ?? "SQLite error \(error.resultCode)")",
        underlying: error)
    }
  }
}
