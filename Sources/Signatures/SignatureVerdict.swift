/// What is to be thought of a signature.
public enum SignatureVerdict: Hashable, Sendable {
  /// It holds, and somebody who may sign made it: the first name that the file of signers
  /// gives the key and that holds.
  case valid(principal: [UInt8])
  /// It is not over these bytes.
  case broken
  /// It holds, and no line of the file of signers has its key.
  ///
  /// - Parameter remarks: what `ssh-keygen` said of the file, if anything.
  case unknownKey(remarks: [String])
  /// Its key is that of a signer, and was not valid at the time: expired, or not yet.
  case outOfTime(reason: String)
  /// Its key is that of a signer who may not sign things of this kind.
  case notPermitted(reason: String)
  /// The list of revoked keys has its key, or cannot be understood.
  case revoked
  /// `ssh-keygen` does not accept it for another reason.
  case refused(reason: String)
}
