import Fingerprint
import Regest
import Signatures

extension ExportCommand {
  /// The envelope, with a line end.
  func dsse() throws(RegestError) -> [UInt8] {
    guard let key else {
      throw RegestError(.invalidRequest, "--dsse needs the key to sign with", hint: "name --key")
    }
    let envelope = try DSSEEnvelope(ofManifestIn: PathBytes(folder), key: PathBytes(key))
    return envelope.bytes + [0x0A]
  }
}
