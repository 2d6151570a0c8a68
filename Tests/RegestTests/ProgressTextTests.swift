import Regest
import Testing

@Suite struct ProgressTextTests {
  @Test(arguments: [
    (ProgressText(filesRead: 0, filesFound: 0, bytes: 0, seconds: 0), "0 of 0 files, 0 B"),
    (
      ProgressText(filesRead: 1204, filesFound: 50_000, bytes: 1_240_000_000, seconds: 2),
      "1,204 of 50,000 files, 1.2 GB, 620 MB/s, 1 min 22 s left"
    ),
    (
      ProgressText(filesRead: 3, filesFound: 3, bytes: 999, seconds: 0.5),
      "3 of 3 files, 999 B, 1.9 kB/s"
    ),
    (
      ProgressText(filesRead: 1, filesFound: 2_000_000, bytes: 12_345, seconds: 0.004),
      "1 of 2,000,000 files, 12 kB, 3.0 MB/s, 2 h 13 min left"
    ),
    (
      ProgressText(filesRead: 1, filesFound: 2, bytes: .max, seconds: 1),
      "1 of 2 files, 18446 PB, 9000 PB/s, 1 s left"
    ),
  ])
  func isOneLine(progress: ProgressText, text: String) {
    #expect(progress.text == text)
  }
}
