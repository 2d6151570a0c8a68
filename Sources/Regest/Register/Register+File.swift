public import Fingerprint
internal import GRDB

extension Register {
  /// Builds an SQLite file from a CSV folder.
  ///
  /// The database is built in one transaction under the name `FILE.importing`, read back,
  /// and its bytes then put in the file's place as ``FileStore`` writes every file: synced
  /// and renamed. A failed or killed import leaves an older file as it was. While it runs
  /// it needs memory for the largest CSV file, or for the new file if that is larger.
  ///
  /// - Returns: The snapshot of the new file.
  /// - Throws: As ``importing(csv:)``; `unwritable` if the file cannot be built or put in
  ///   its place.
  public static func importCSV(
    from folder: PathBytes, to file: PathBytes
  ) throws(RegestError) -> RegisterSnapshot {
    if let kind = FileStore.kind(of: file), kind != .file {
      throw RegestError(.unwritable, "\(file.display): not a regular file, so not replaced")
    }
    // A fixed name, so that what a killed run left is cleared by the next one.
    let temporary = PathBytes(file.bytes + Array(".importing".utf8))
    removeTraces(of: temporary)
    defer { removeTraces(of: temporary) }
    try build(folder, at: temporary, for: file)
    let snapshot = try opening(file: temporary).snapshot
    do {
      try FileStore.write(try FileStore.read(temporary, limit: .max), to: file)
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
    return snapshot
  }

  static func opening(file: PathBytes) throws(RegestError) -> Register {
    let path = try sqlitePath(file)
    do {
      var configuration = Configuration()
      configuration.readonly = true
      // 32 MB instead of 2, so that the upper pages of a large register's indexes stay.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -32768") }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { db in try checkHeader(db, file.display) }
      return Register(queue: queue, name: file.display)
    } catch {
      throw RegestError.register(file.display, error)
    }
  }

  private static func build(
    _ folder: PathBytes, at temporary: PathBytes, for file: PathBytes
  ) throws(RegestError) {
    let path = try sqlitePath(temporary)
    do {
      let queue = try DatabaseQueue(path: path)
      _ = try queue.write { db in try RegisterImport(folder: folder, db: db).run() }
      try queue.close()
    } catch let error as RegestError {
      throw error
    } catch {
      throw RegestError(.unwritable, "\(file.display): cannot be built", underlying: error)
    }
  }

  private static func sqlitePath(_ path: PathBytes) throws(RegestError) -> String {
    guard let text = path.utf8 else {
      throw RegestError(.invalidRequest, "\(path.display): SQLite needs a path in UTF-8")
    }
    return text
  }

  /// Nothing is said of a file that cannot be removed: building over it will fail.
  private static func removeTraces(of temporary: PathBytes) {
    for suffix in ["", "-journal"] {
      try? FileStore.removeFile(PathBytes(temporary.bytes + Array(suffix.utf8)))
    }
  }

  private static func checkHeader(_ db: Database, _ path: String) throws {
    guard
      try Int.fetchOne(db, sql: "PRAGMA application_id") == RegisterSchema.applicationID
    else {
      throw RegestError(.registerUnreadable, "\(path): not a register file")
    }
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard version == RegisterSchema.version else {
      throw RegestError(
        .registerUnreadable,
        "\(path): register version \(version), this program reads \(RegisterSchema.version)",
        hint: "import the CSV folder again")
    }
    for table in RegisterTable.all.map(\.name) + ["snapshot"] {
      guard try db.tableExists(table) else {
        throw RegestError(.registerMalformed, "\(path): a register file without table \(table)")
      }
    }
  }
}
