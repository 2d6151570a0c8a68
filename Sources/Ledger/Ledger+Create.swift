public import Fingerprint
internal import GRDB
public import Regest
internal import TransparencyLog

extension Ledger {
  /// Makes a ledger without records, and opens it.
  ///
  /// - Parameters:
  ///   - folder: where it is to be; nothing may be there.
  ///   - origin: the log's name for ever, best an address without `https://`.
  ///   - key: the file with an Ed25519 key to sign the log's checkpoints with, as
  ///     `openssl genpkey -algorithm ed25519` writes it. Without it a key is made, and kept
  ///     in the folder as `key.pem`, which only its owner can read.
  /// - Throws: `unwritable` where it cannot be made or something is there, `invalidRequest`
  ///   where the origin is no name, `keyUnusable`.
  public static func create(
    at folder: PathBytes, origin: String, key: PathBytes? = nil
  ) throws(RegestError) -> Ledger {
    guard let name = NoteName(origin.utf8) else {
      throw RegestError(
        .invalidRequest, "\(PathBytes(origin).display): a log's name has no space and no +")
    }
    do {
      let new = try NewFolder(at: folder)
      let paths = LedgerPaths(folder: new.temporary)
      if key == nil {
        try FileStore.createPrivate(
          paths.key, holding: PEMPrivateKey.file(ofEd25519: RandomBytes.words(4)))
      }
      let signer = try LedgerFiles.signer(key ?? paths.key, name: name)
      try FileStore.write(Array("\(signer.verifier.text)\n".utf8), to: paths.verifierKeys)
      try FileStore.createDirectory(paths.log)
      _ = try LogWriter.begin(StoredLogFiles(folder: paths.log), signer: signer)
      try createDatabase(paths)
      try new.finish()
    } catch {
      throw RegestError.ledger(folder.display, error)
    }
    return try open(at: folder, key: key)
  }

  private static func createDatabase(_ paths: LedgerPaths) throws {
    let queue = try DatabaseQueue(path: paths.databasePath())
    try queue.write { db in try LedgerSchema.create(in: db) }
    try queue.close()
  }
}
