import CanonicalJSON
import Hummingbird
import Regest

/// What became of a verification, step by step.
struct Verification {
  private struct Step {
    var name: String
    var holds: Bool
    var reason: String?
    var findings: [Diagnostic]
  }

  /// What was verified.
  let kind: String
  /// Its id, where it has one.
  var id: String?
  /// The manifest it belongs to.
  var manifest: String?
  private var steps: [Step] = []

  init(kind: String) {
    self.kind = kind
  }

  /// Takes down a step.
  ///
  /// - Parameter reason: why it does not hold, one sentence.
  mutating func add(
    _ name: String, _ holds: Bool, _ reason: String? = nil, _ findings: [Diagnostic] = []
  ) {
    steps.append(Step(name: name, holds: holds, reason: reason, findings: findings))
  }

  /// Takes down the steps of a proof of what was verified, and whether it is one.
  mutating func add(_ proof: Verification) {
    steps += proof.steps
    manifest = proof.manifest
    let isSame = id != nil && proof.id == id
    let about = proof.id.map { "the proof is of \($0)" } ?? "the proof is of no record"
    add("of this record", isSame, isSame ? nil : about)
  }

  /// The answer: `holds`, and the first step that does not.
  var response: Response {
    let failed = steps.first { !$0.holds }
    return Response(
      JSON(optional: [
        ("kind", .string(kind)), ("id", id.map(JSON.string)),
        ("manifest", manifest.map(JSON.string)), ("holds", .bool(failed == nil)),
        ("failed", failed.map { .string($0.name) }),
        (
          "steps",
          .array(
            steps.map { step in
              JSON(optional: [
                ("step", .string(step.name)), ("holds", .bool(step.holds)),
                ("reason", (step.reason ?? step.findings.first?.message).map(JSON.string)),
                (
                  "notes",
                  step.findings.isEmpty
                    ? nil
                    : .array(step.findings.flatMap { [$0.message] + $0.notes }.map(JSON.string))
                ),
              ])
            })
        ),
      ]))
  }
}
