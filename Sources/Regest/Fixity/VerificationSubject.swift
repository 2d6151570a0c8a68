public import Fingerprint
internal import Fixity

/// What `regest verify` is given, by what lies there.
public enum VerificationSubject: Sendable, Hashable {
  /// A folder that `regest build` wrote.
  case issuedFolder
  /// A folder with `bagit.txt`, or a payload and its manifest (RFC 8493).
  case bag
  /// A checksum file.
  case list
  /// A proof about one file, see ``SourceProof``.
  case proof
  /// A proof about one record, see ``RecordProof``.
  case recordProof

  /// Looks at a path, followed through links.
  ///
  /// A folder that is no bag counts as an issued one, also when it lacks the files of
  /// one: what reads it says which.
  ///
  /// - Throws: `unreadable` where nothing is there or it cannot be read; `listMalformed`
  ///   for a file whose beginning is no list's.
  public init(_ path: PathBytes) throws(RegestError) {
    switch FileStore.kind(of: path) {
    case .directory:
      self = BagVerifier.isBag(path) ? .bag : .issuedFolder
    case .file:
      if let kind = try Self.proofKind(path) {
        self = kind == .record ? .recordProof : .proof
        return
      }
      guard try Self.isList(path) else {
        throw try Self.refusal(of: path)
      }
      self = .list
    case .other:
      throw RegestError(
        .unreadable, "\(path.display): neither a folder nor a regular file",
        hint: "save a list that comes through a pipe as a file")
    case nil:
      throw RegestError(.unreadable, "\(path.display): no such file or directory")
    }
  }

  /// The kind of proof that a file begins like; nil for anything else.
  static func proofKind(_ path: PathBytes) throws(RegestError) -> ProofFile.Kind? {
    do throws(FileSystemError) {
      return ProofFile.Kind(head: try FileStore.head(path, count: 64))
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
  }

  /// Why a file is nothing that can be verified, and what to do about what is known of it.
  private static func refusal(of path: PathBytes) throws(RegestError) -> RegestError {
    let head: [UInt8]
    do throws(FileSystemError) {
      head = try FileStore.head(path, count: 64)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      return RegestError(
        .listMalformed, "\(path.display): its text is UTF-16, in which no checksum file is read",
        hint: "convert it to UTF-8, for instance with `iconv -f UTF-16 -t UTF-8`")
    }
    if head.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "{") {
      return RegestError(
        .listMalformed, "\(path.display): JSON, and no proof as `regest verify --proof` prints it",
        hint: "a proof must be byte for byte as it was printed; ask for it anew, with --proof")
    }
    return RegestError(
      .listMalformed, "\(path.display): no checksum file; none of its first lines is one",
      hint: "name a checksum file, a bag, or the folder that `regest build -o` wrote")
  }

  /// An empty file counts: that a list is empty is a finding.
  private static func isList(_ path: PathBytes) throws(RegestError) -> Bool {
    do throws(FileSystemError) {
      if try ListedFiles.isList(path) { return true }
      return try FileStore.head(path, count: 1).isEmpty
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
  }
}
