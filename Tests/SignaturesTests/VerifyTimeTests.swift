import Signatures
import Testing

@Suite struct VerifyTimeTests {
  @Test(arguments: ["20260131", "20240229Z", "202601312359", "20260131235959Z", "19700101"])
  func momentsAreTaken(_ text: String) {
    #expect(VerifyTime(text)?.text == text)
  }

  @Test(arguments: [
    "", "Z", "2026", "20260230", "20250229", "20261301", "20260100", "202601312400",
    "202601310060", "20260131000060", "2026-01-31", "20260131z", "20260131T12", "２０２６０１３１",
    "19691231", "2026013112",
  ]) func othersAreNot(_ text: String) {
    #expect(VerifyTime(text) == nil)
  }
}
