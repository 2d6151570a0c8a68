internal import Fingerprint

/// One file of an issued folder on its way there.
struct IssuedFileWriter: ~Copyable {
  private var file: FileWriter
  private var context: DigestContext
  /// Where it will be, for messages.
  private let place: PathBytes

  init(_ file: IssuedFile, in set: borrowing FileSet) throws(RegestError) {
    let name = PathBytes(file.rawValue)
    let place = set.folder.appending(name)
    let path = set.temporary.appending(name)
    let writer: FileWriter
    do throws(FileSystemError) {
      writer = try FileWriter(to: path)
    } catch {
      throw RegestError(unwritable: place, error)
    }
    let context = try newDigest()
    self.file = writer
    self.context = context
    self.place = place
  }

  mutating func write(_ bytes: [UInt8]) throws(RegestError) {
    do throws(FileSystemError) {
      try file.write(bytes)
    } catch {
      throw RegestError(unwritable: place, error)
    }
    do throws(FingerprintError) {
      try context.update(bytes.span)
    } catch {
      throw RegestError(error)
    }
  }

  /// Brings the file to the disk and gives the digest of what was written.
  mutating func sync() throws(RegestError) -> SHA256Digest {
    let digest: SHA256Digest
    do throws(FingerprintError) {
      digest = try context.finish()
    } catch {
      throw RegestError(error)
    }
    do throws(FileSystemError) {
      try file.sync()
    } catch {
      throw RegestError(unwritable: place, error)
    }
    return digest
  }

  /// Ends the file; the set gives it its place.
  consuming func finish() throws(RegestError) {
    let place = place
    do throws(FileSystemError) {
      try file.finish()
    } catch {
      throw RegestError(unwritable: place, error)
    }
  }
}

extension FileSet {
  /// Begins the files of a manifest, the one that binds the others as the last. Signatures
  /// beside them are carried along.
  static func issued(in folder: PathBytes) throws(RegestError) -> FileSet {
    let names = IssuedFile.allCases.filter { $0 != .statement } + [.statement]
    do throws(FileSystemError) {
      return try FileSet(
        in: folder, names: names.map { PathBytes($0.rawValue) },
        carrying: EarlierSignatures.isCarried)
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }

  /// Puts the manifest in its place.
  consuming func finishIssued() throws(RegestError) {
    do throws(FileSystemError) {
      try finish()
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }
}

extension RegestError {
  /// A file cannot be written: what the system said of its temporary name, said of the one
  /// that it was to have.
  fileprivate init(unwritable place: PathBytes, _ error: FileSystemError) {
    let said = FileSystemError(path: place, operation: error.operation, errno: error.errno)
    self.init(.unwritable, said.message, underlying: said)
  }
}
