import CanonicalJSON
import Fingerprint
import Hummingbird
import Ledger
import Regest
import TransparencyLog

/// `POST /v1/verify`: whether a record, a proof or a manifest holds, and if not, which step.
///
/// The body is the file itself: the canonical bytes of a record, a proof of `regest record
/// prove`, a `.tlog-proof`, or a `manifest.json`. With the text a record was made from, the
/// record is derived again, and with a proof that is verified too, and that it is of this
/// record: `{"record":"…","source":"…","proof":"…"}`. “Does not hold” is an answer, with status
/// 200.
///
/// A proof by itself holds of whatever it is about. The answer names that by its `id`, and the
/// `manifest`: whoever asks compares them with what he was given.
struct VerifyRoute: Sendable {
  let ledger: Ledger?
  let register: Register

  func add(to table: inout RouteTable) {
    table.post("/v1/verify", open: true) { _, body, _ in try await answer(body) }
  }

  private func answer(_ body: [UInt8]) async throws -> Response {
    guard !body.isEmpty else {
      throw Problem(.missingBody, "send a record, a proof or a manifest as the body")
    }
    if LogProof.isProof(body) { return try logProof(body).response }
    let json: JSON
    do {
      json = try JSON.parse(body)
    } catch {
      throw Problem(.malformedJSON, error.reason, offset: error.offset)
    }
    switch json["_type"]?.stringValue {
    case "urn:regest:record-proof:1": return try recordProof(body).response
    case "https://in-toto.io/Statement/v1": return try manifest(body).response
    default: break
    }
    if json["record"] != nil {
      let object = try RequestObject(body)
      let record = try object.requiredString("record")
      let source = try object.string("source").map { Array($0.utf8) }
      var verification = try await self.record(Array(record.utf8), source: source)
      if let proof = try object.string("proof") {
        verification.add(try self.proof(Array(proof.utf8)))
      }
      return verification.response
    }
    guard json["type"] != nil else {
      throw Problem(.unprocessable, "this is no record, proof or manifest")
    }
    return try await record(body, source: nil).response
  }

  private func record(_ bytes: [UInt8], source: [UInt8]?) async throws -> Verification {
    var verification = Verification(kind: "record")
    let record: FoundRecord
    do throws(RegestError) {
      record = try FoundRecord(bytes: bytes, name: "the record")
    } catch {
      verification.add("canonical", false, error.message)
      return verification
    }
    verification.id = "\(record.id)"
    verification.add("canonical", true)
    if let ledger {
      let issued = try await ledger.record(record.id) != nil
      verification.add(
        "issued here", issued, issued ? nil : "no record with these bytes was issued")
      if issued {
        let logged = try await ledger.proof(of: record.id) != nil
        verification.add("in the log", logged, logged ? nil : "it is not there yet")
      }
    }
    if let source {
      let verifier = try RecordVerifier(register: register)
      let derivation = try verifier.verify(record, source: source, path: "the source")
      let isReproduced = derivation.conclusion == .reproduced
      verification.add("derived again", isReproduced, nil, derivation.diagnostics)
    }
    return verification
  }

  /// A proof of either kind.
  private func proof(_ bytes: [UInt8]) throws -> Verification {
    try LogProof.isProof(bytes) ? logProof(bytes) : recordProof(bytes)
  }

  private func recordProof(_ bytes: [UInt8]) throws -> Verification {
    var verification = Verification(kind: "record-proof")
    let proof: RecordProof
    do throws(RegestError) {
      proof = try RecordProof(bytes: bytes, name: "the proof")
    } catch {
      verification.add("form", false, error.message)
      return verification
    }
    verification.id = "\(proof.record.id)"
    verification.manifest = "\(proof.manifest)"
    verification.add("form", true)
    let findings = try proof.findings()
    for part in RecordProof.Part.allCases {
      let broken = findings.filter { $0.part == part }.map(\.diagnostic)
      verification.add(part.rawValue, broken.isEmpty, nil, broken)
    }
    return verification
  }

  private func logProof(_ bytes: [UInt8]) throws -> Verification {
    var verification = Verification(kind: "log-proof")
    let proof: LogProof
    do throws(LogError) {
      proof = try LogProof(bytes, name: "the proof")
    } catch {
      verification.add("form", false, error.message)
      return verification
    }
    verification.add("form", true)
    let id = proof.entry.flatMap { LoggedRecord.id(in: $0) ?? LoggedManifest.id(in: $0) }
    verification.id = id.map { "\($0)" }
    verification.add("entry", id != nil, id == nil ? "it carries no entry of a record" : nil)
    if let entry = proof.entry {
      let holds = try proof.holds(for: entry)
      verification.add(
        "inclusion", holds, holds ? nil : "the hashes do not lead to the checkpoint's root")
    }
    if let ledger {
      do throws(LogError) {
        _ = try proof.signers(among: ledger.verifierKeys, name: "the proof")
        verification.add("signature", true)
      } catch {
        verification.add("signature", false, error.message)
      }
    }
    return verification
  }

  private func manifest(_ bytes: [UInt8]) throws -> Verification {
    var verification = Verification(kind: "manifest")
    do throws(RegestError) {
      let statement = try ManifestStatement(bytes: bytes)
      verification.id = "\(RegestID(.manifest, try Self.digest(bytes)))"
      verification.add("form", true)
      let snapshot = try register.snapshot.sha256
      let isSame = statement.register == snapshot
      verification.add(
        "register", isSame, isSame ? nil : "it was made against another register than is served")
    } catch {
      verification.add("form", false, error.message)
    }
    return verification
  }

  private static func digest(_ bytes: [UInt8]) throws(RegestError) -> SHA256Digest {
    do {
      return try SHA256Digest.of(bytes)
    } catch {
      throw RegestError(error)
    }
  }
}
