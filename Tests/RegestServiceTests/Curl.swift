import Foundation

/// `curl`, which sends what URLSession does not.
enum Curl {
  private static let path = "/usr/bin/curl"

  static let isThere = FileManager.default.isExecutableFile(atPath: path)

  /// What it prints.
  static func run(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
