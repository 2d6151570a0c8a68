public import Fingerprint

/// A signature that was just made.
public struct MadeSignature: Sendable {
  /// The armored bytes, to be written to a file.
  public let armored: [UInt8]
  /// What they say.
  public let signature: SSHSignature

  /// Has `ssh-keygen` sign a message. It may ask at the terminal for a passphrase, a PIN or a
  /// touch; the key stays where it is.
  ///
  /// - Parameters:
  ///   - key: the file of a private key, or of a public key whose private key an agent holds.
  ///   - namespace: what kind of thing is signed.
  /// - Throws: ``SignatureError``, `toolFailed` where `ssh-keygen` has not signed: it has then
  ///   said why on standard error.
  public init(
    of message: [UInt8], key: PathBytes, namespace: String
  ) throws(SignatureError) {
    let keygen = try SSHKeygen()
    let file = try keygen.write(message, "message")
    let answer = try keygen.run(
      "sign", ["-q", "-f", key, "-n", PathBytes(namespace), file], input: nil)
    guard answer.isYes else {
      throw SignatureError(
        .toolFailed, "ssh-keygen has not signed with \(key.display)",
        hint: "the key is a private key's file, or a public one's whose key is in the agent")
    }
    armored = try keygen.read("message.sig")
    do throws(SSHSignature.Problem) {
      signature = try SSHSignature(armored: armored, namespace: namespace)
    } catch {
      throw SignatureError(.toolFailed, "ssh-keygen made what cannot be read: \(error)")
    }
    // An agent that was refused may still answer with something.
    let check = try keygen.run(
      "check-novalidate", ["-n", PathBytes(namespace), "-s", keygen.place("message.sig")],
      input: file)
    guard check.isYes else {
      throw SignatureError(
        .toolFailed, "the signature that was made does not hold",
        hint: "look whether the agent or the hardware key has refused")
    }
  }
}
