public import Fingerprint

/// Who may sign, and when: what `ssh-keygen -Y verify` is told.
public struct SignatureChecker: Sendable {
  /// A file as it was when it was read. It may be a pipe, and every signature is checked by
  /// the same bytes.
  private struct Rules {
    var path: PathBytes
    var bytes: [UInt8]

    init(_ path: PathBytes) throws(SignatureError) {
      self.path = path
      do throws(FileSystemError) {
        bytes = try FileStore.read(path, limit: 1 << 26)
      } catch {
        throw SignatureError(unreadable: error)
      }
    }
  }

  private let signers: Rules
  private let revoked: Rules?
  private let time: VerifyTime?

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - signers: a file of allowed signers (ssh-keygen(1), ALLOWED SIGNERS).
  ///   - revoked: a list of revoked keys: a KRL, or public keys one a line.
  ///   - time: when a key must have been valid; nil for now.
  /// - Throws: ``SignatureError`` with `unreadable`.
  public init(
    signers: PathBytes, revoked: PathBytes? = nil, time: VerifyTime? = nil
  ) throws(SignatureError) {
    self.signers = try Rules(signers)
    self.revoked = try revoked.map { path throws(SignatureError) in try Rules(path) }
    self.time = time
  }

  /// Checks one signature.
  ///
  /// - Parameters:
  ///   - armored: a signature that ``SSHSignature`` reads, of the same namespace.
  ///   - message: what it is to be over.
  /// - Throws: ``SignatureError`` where `ssh-keygen` cannot be run.
  public func check(
    _ armored: [UInt8], of message: [UInt8], namespace: String
  ) throws(SignatureError) -> SignatureVerdict {
    let keygen = try SSHKeygen()
    let message = try keygen.write(message, "message")
    let signature: [PathBytes] = ["-s", try keygen.write(armored, "signature")]
    let kind: [PathBytes] = ["-n", PathBytes(namespace)]

    // First whether it holds at all: that is the same for all signers.
    let held = try keygen.run("check-novalidate", kind + signature, input: message)
    guard held.isYes else {
      let isBroken = held.remarks.contains { $0.hasSuffix("incorrect signature") }
      return isBroken ? .broken : .refused(reason: held.remarks.last ?? "no reason is given")
    }

    var rules: [PathBytes] = ["-f", try keygen.write(signers.bytes, "signers")]
    if let time { rules.append(PathBytes("-Overify-time=\(time.text)")) }
    let found = try keygen.run("find-principals", rules + signature, input: message)
    guard found.isYes else { return verdict(of: found, keygen.place("signers")) }

    var verdict = SignatureVerdict.unknownKey(remarks: [])
    var list: [PathBytes] = []
    if let revoked { list = ["-r", try keygen.write(revoked.bytes, "revoked")] }
    for principal in found.lines {
      let asked = kind + rules + signature + ["-I", PathBytes(principal)]
      let answer = try keygen.run("verify", asked + list, input: message)
      if answer.isYes { return .valid(principal: principal) }
      // Of a revoked key ssh-keygen says nothing; without the list it accepts it.
      if !list.isEmpty, try keygen.run("verify", asked, input: message).isYes { return .revoked }
      verdict = self.verdict(of: answer, keygen.place("signers"))
    }
    return verdict
  }

  /// What `ssh-keygen` means by refusing a signature that holds. It says so in words only,
  /// a line about each line of the file of signers that it cannot use.
  private func verdict(of answer: SSHKeygen.Answer, _ place: PathBytes) -> SignatureVerdict {
    let copy = place.display + ":"
    let remarks = answer.remarks.filter { $0 != "No principal matched." }.map { remark in
      remark.hasPrefix(copy) ? "\(signers.path.display):\(remark.dropFirst(copy.count))" : remark
    }
    func first(_ words: String...) -> String? {
      remarks.first { remark in words.contains { remark.contains($0) } }
    }
    if let reason = first("key has expired", "key is not yet valid") {
      return .outOfTime(reason: reason)
    }
    if let reason = first("not permitted for use in signature namespace") {
      return .notPermitted(reason: reason)
    }
    return .unknownKey(remarks: remarks)
  }
}
