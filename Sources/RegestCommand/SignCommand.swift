import ArgumentParser
import Fingerprint
import Regest
import Signatures

struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign an issued manifest by an SSH key.",
    discussion: """
      Has `ssh-keygen -Y sign` sign manifest.json with the namespace regest-manifest, and \
      writes the signature beside it as manifest.json.KEY.sig, where KEY are the first \
      sixteen digits of the SHA-256 of the public key. The manifest does not change. Several \
      people may sign; who signs again replaces their own signature. `regest verify \
      --signers` checks what was signed.
      """)

  @Argument(help: ArgumentHelp("A folder that `regest build` wrote.", valueName: "folder"))
  var folder: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The file of the private key, or of a public key whose private key the agent or a "
        + "hardware key holds.",
      discussion: "ssh-keygen asks for a passphrase, PIN or touch itself.", valueName: "file"))
  var key: String

  func run() throws {
    Interruption.heed()
    let signed = try SignedManifest(
      folder: PathBytes(argument: folder), key: PathBytes(argument: key))
    try Console.write(
      """
      \(signed.id)
      signed by \(signed.key.type) \(signed.key.fingerprint)
      written to \(signed.path.display)

      """)
  }
}
