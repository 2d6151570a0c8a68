internal import Fingerprint

/// Reads the lines of a proof, up to the checkpoint that ends it.
struct ProofReader {
  private var rest: ArraySlice<UInt8>
  private let name: String
  private let what: String

  init(_ bytes: [UInt8], name: String, what: String) {
    rest = bytes[...]
    self.name = name
    self.what = what
  }

  /// The next line without its end; nil where none is left that has one.
  mutating func line() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: 0x0A) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  /// The hashes up to the next empty line, which is read too. A tree of any size that can
  /// be counted is proved with 128 of them.
  mutating func hashes() throws(LogError) -> [SHA256Digest] {
    var hashes: [SHA256Digest] = []
    while let line = line(), hashes.count <= 128 {
      if line.isEmpty { return hashes }
      guard let hash = Base64.decode(line).flatMap(SHA256Digest.init(bytes:)) else {
        throw malformed("hash \(hashes.count + 1) is not a SHA-256 in base 64")
      }
      hashes.append(hash)
    }
    throw malformed("no empty line after the hashes")
  }

  /// The rest as a checkpoint.
  func checkpoint() throws(LogError) -> (SignedNote, Checkpoint) {
    do throws(SignedNote.Problem) {
      let note = try SignedNote(Array(rest))
      return (note, try Checkpoint(text: note.text))
    } catch {
      throw malformed("its checkpoint: \(error.message)")
    }
  }

  func malformed(_ reason: String) -> LogError {
    LogError(.untrusted, "\(name): no \(what): \(reason)")
  }
}

extension ArraySlice<UInt8> {
  /// What follows a beginning; nil where it begins otherwise.
  func dropping(_ beginning: String) -> ArraySlice<UInt8>? {
    starts(with: beginning.utf8) ? dropFirst(beginning.utf8.count) : nil
  }
}
