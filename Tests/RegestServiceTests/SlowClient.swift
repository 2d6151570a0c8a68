import Foundation

/// A client that sends the body of a POST in pieces, as long as a test wants.
final class SlowClient {
  private let process = Process()
  private let (body, answer) = (Pipe(), Pipe())

  /// Connects and sends the header.
  init(_ address: String) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "-X", "POST", "-T", "-",
      "-H", "Expect:", "-H", "Content-Type: text/plain", address,
    ]
    process.standardInput = body
    process.standardOutput = answer
    try process.run()
  }

  /// Sends a piece of the body.
  func send(_ piece: String) throws {
    try body.fileHandleForWriting.write(contentsOf: Data(piece.utf8))
  }

  /// Ends the body, and gives the status of the answer in three digits, `000` of none.
  func status() throws -> String {
    try body.fileHandleForWriting.close()
    let digits = answer.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: digits, as: UTF8.self)
  }
}
