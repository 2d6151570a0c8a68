import Fingerprint
import Fixity
import Foundation
import TestSupport
import Testing

/// The conformance suite of the Library of Congress, whose folders say what must come out.
///
/// The bags of `linux-only` lead out of the bag on Linux, and must be refused there.
@Suite struct BagConformanceTests {
  @Test(.enabled(if: Project.corpora != nil, "needs REGEST_CORPORA"))
  func everyBagIsJudgedAsTheSuiteSays() throws {
    let folder = try Project.unpacked("vectors/bagit-conformance/bags.tar.gz")
    let root = folder.path.appending("bagit-conformance-suite")
    var counts: [String: Int] = [:]
    for version in try FileStore.names(in: root)
    where FileStore.kind(of: root.appending(version)) == .directory {
      for judgement in try FileStore.names(in: root.appending(version)) {
        let group = root.appending(version).appending(judgement)
        for name in try FileStore.names(in: group) where judgement != "windows-only" {
          let bag = try BagVerifier.verify(group.appending(name), threads: 2)
          let warnings = bag.findings.filter { !$0.kind.refutes && $0.kind != .unlistedTags }
          let remarks: Set<BagFinding.Kind> = [.weakDigest, .emptyFolder]
          let warned = warnings.contains { !remarks.contains($0.kind) }
          let right =
            switch judgement.display {
            case "valid": bag.isValid
            case "warning": bag.isValid && warned
            default: !bag.isValid
            }
          #expect(right, "\(version)/\(judgement)/\(name): \(bag.findings)")
          counts[judgement.display, default: 0] += 1
        }
      }
    }
    #expect(counts == ["valid": 27, "invalid": 15, "linux-only": 6, "warning": 6])
  }
}
