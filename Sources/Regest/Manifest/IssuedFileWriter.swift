internal import Fingerprint

/// One file of an issued folder on its way there.
struct IssuedFileWriter: ~Copyable {
  private var file: FileWriter
  private var context: DigestContext

  init(_ file: IssuedFile, in folder: PathBytes) throws(RegestError) {
    let writer = try Self.writer(to: folder.appending(PathBytes(file.rawValue)))
    let context = try Self.newContext()
    self.file = writer
    self.context = context
  }

  private static func writer(to path: PathBytes) throws(RegestError) -> FileWriter {
    do throws(FileSystemError) {
      return try FileWriter(to: path)
    } catch {
      throw unwritable(error)
    }
  }

  private static func newContext() throws(RegestError) -> DigestContext {
    do throws(FingerprintError) {
      return try DigestContext()
    } catch {
      throw RegestError(.digestUnavailable, error.reason, underlying: error)
    }
  }

  private static func unwritable(_ error: FileSystemError) -> RegestError {
    RegestError(.unwritable, error.message, underlying: error)
  }

  mutating func write(_ bytes: [UInt8]) throws(RegestError) {
    do throws(FileSystemError) {
      try file.write(bytes)
    } catch {
      throw Self.unwritable(error)
    }
    do throws(FingerprintError) {
      try context.update(bytes.span)
    } catch {
      throw RegestError(.digestUnavailable, error.reason, underlying: error)
    }
  }

  /// Brings the file to the disk and gives the digest of what was written.
  mutating func sync() throws(RegestError) -> SHA256Digest {
    let digest: SHA256Digest
    do throws(FingerprintError) {
      digest = try context.finish()
    } catch {
      throw RegestError(.digestUnavailable, error.reason, underlying: error)
    }
    do throws(FileSystemError) {
      try file.sync()
    } catch {
      throw Self.unwritable(error)
    }
    return digest
  }

  /// Puts the file in its place.
  consuming func finish() throws(RegestError) {
    do throws(FileSystemError) {
      try file.finish()
    } catch {
      throw Self.unwritable(error)
    }
  }
}
