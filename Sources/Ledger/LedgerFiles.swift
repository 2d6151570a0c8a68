internal import Fingerprint
internal import GRDB
internal import Regest
internal import TransparencyLog

/// The log of a ledger and its key, where they lie.
struct LedgerFiles: Sendable {
  let paths: LedgerPaths
  /// The file with the key to sign with.
  let key: PathBytes

  /// Opens the log to add to it, and makes sure that it is the one of the records.
  func openLog(_ pool: DatabasePool) throws(RegestError) -> LogWriter {
    do {
      let files = StoredLogFiles(folder: paths.log)
      let origin = try LogReader(files).checkpoint.origin
      guard let name = NoteName(origin) else {
        throw RegestError(
          .ledgerDamaged, "\(paths.log.display): its checkpoint does not begin with a name")
      }
      let signer = try Self.signer(key, name: name)
      let known = try verifierKeys()
      guard known.contains(signer.verifier) else {
        throw RegestError(
          .keyUnusable, "\(key.display): not one of the keys in \(paths.verifierKeys.display)",
          hint: "if the key is to change, add this line to that file: \(signer.verifier.text)")
      }
      let writer = try LogWriter(files, signer: signer, trusted: known)
      try LogAgreement.check(writer.log, pool, paths.folder.display)
      return writer
    } catch {
      throw RegestError.ledger(paths.log.display, error)
    }
  }

  /// Makes sure that the log on the disk ends where it was last seen to end.
  ///
  /// - Throws: `ledgerDamaged` where it does not, or what reading it throws.
  func checkLog(ends checkpoint: Checkpoint) throws {
    guard try LogReader(StoredLogFiles(folder: paths.log)).checkpoint == checkpoint else {
      throw RegestError(
        .ledgerDamaged, "\(paths.log.display): not the log any more that records were added to")
    }
  }

  /// The keys that verify the log's checkpoints, the present one among them.
  func verifierKeys() throws(RegestError) -> [VerifierKey] {
    do {
      let lines = try FileStore.read(paths.verifierKeys, limit: 1 << 16).split(separator: 0x0A)
      return try lines.map { try VerifierKey($0) }
    } catch {
      throw RegestError.ledger(paths.verifierKeys.display, error)
    }
  }

  /// Reads a key.
  static func signer(_ path: PathBytes, name: NoteName) throws(RegestError) -> NoteSigner {
    do {
      return try NoteSigner(file: try FileStore.read(path, limit: 1 << 16), path: path, name: name)
    } catch let error as FileSystemError {
      throw RegestError(.keyUnusable, error.message, underlying: error)
    } catch {
      throw RegestError.ledger(path.display, error)
    }
  }
}
