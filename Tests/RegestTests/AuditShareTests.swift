import Fingerprint
import Regest
import Testing

@Suite struct AuditShareTests {
  @Test(arguments: ["1/1", "3/7", "1000000/1000000"]) func isReadAsWritten(text: String) throws {
    #expect(try #require(AuditShare(text)).description == text)
  }

  @Test(arguments: [
    "", "3", "/7", "3/", "0/7", "8/7", "3/7/1", "-1/7", "+3/7", "3 / 7", "1/1000001", "1/0",
    "99999999999999999999/99999999999999999999",
  ])
  func anythingElseIsNone(text: String) {
    #expect(AuditShare(text) == nil)
  }

  @Test func everyFileIsInExactlyOneShareAndSharesAreAboutEqual() throws {
    let shares = try (1...7).map { try #require(AuditShare($0, of: 7)) }
    var counts = [Int](repeating: 0, count: 7)
    for index in 0..<7000 {
      let path = PathBytes("fond 17/opis \(index % 9)/delo \(index).txt")
      let holders = try shares.indices.filter { try shares[$0].contains(path) }
      try #require(holders.count == 1)
      counts[holders[0]] += 1
    }
    #expect(counts.allSatisfy { 850...1150 ~= $0 }, "\(counts)")
  }

  /// The rule, so that another program can follow it: SHA-256 of `a` begins with
  /// ca978112ca1bbdca, which is 4 more than a multiple of 7.
  @Test func theShareOfAPathIsFixed() throws {
    let share = try #require(AuditShare(5, of: 7))
    #expect(try share.contains("a"))
  }
}
