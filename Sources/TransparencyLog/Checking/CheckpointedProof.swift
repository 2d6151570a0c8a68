/// A proof that ends with the signed checkpoint it leads to.
public protocol CheckpointedProof: Sendable {
  /// The signed checkpoint.
  var note: SignedNote { get }
  /// What it says.
  var checkpoint: Checkpoint { get }
}

extension CheckpointedProof {
  /// As ``LogReader/signers(among:)``.
  @discardableResult
  public func signers(
    among keys: [VerifierKey], name: String
  ) throws(LogError) -> [VerifierKey] {
    try LogReader.signers(of: note, checkpoint, among: keys, name: name)
  }

  /// The proof as a file holds it: lines, an empty one, and the checkpoint.
  func bytes(of lines: [[UInt8]]) -> [UInt8] {
    Array(lines.joined(separator: [0x0A])) + [0x0A, 0x0A] + note.bytes
  }
}
