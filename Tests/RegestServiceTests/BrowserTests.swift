import Foundation
import TestSupport
import Testing

/// The pages in a real browser, by `Scripts/try-pages`.
@Suite struct BrowserTests {
  static let isThere: Bool = {
    guard let python = Project.python else { return false }
    let environment = URL(fileURLWithPath: python).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("installed.txt")
    let list = (try? String(contentsOf: environment, encoding: .utf8)) ?? ""
    return list.contains("selenium")
      && ["/usr/bin/chromium", "/usr/bin/chromedriver", server].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
      }
  }()

  /// The program lies where the tests do.
  static let server = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("regest-server").path

  @Test(
    .enabled(if: isThere, "needs Chromium and selenium, which `Scripts/setup --tests` installs"))
  func thePagesAreGoneThroughInABrowser() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = Project.root.appendingPathComponent("Scripts/try-pages")
    process.environment = ProcessInfo.processInfo.environment
      .merging(["REGEST_SERVER": Self.server]) { $1 }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }
}
