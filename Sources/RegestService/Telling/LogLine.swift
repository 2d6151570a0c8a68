import CanonicalJSON
import Logging

/// A line of the log while it is put together: `time`, `level`, `message`, and what else is
/// known, by name.
struct LogLine {
  private var bytes: [UInt8] = []

  /// The beginning of a line that tells what happens now.
  init(_ level: Logger.Level, _ message: String, in lines: LogLines) {
    bytes.reserveCapacity(256)
    bytes += "{\"time\":\"".utf8
    lines.appendTime(to: &bytes)
    bytes += "\",\"level\":\"".utf8
    bytes += level.rawValue.utf8
    bytes += "\",\"message\":".utf8
    bytes.appendJSONString(message)
  }

  mutating func add(_ name: String, _ value: String) {
    add(name)
    bytes.appendJSONString(value)
  }

  mutating func add(_ name: String, _ value: Int) {
    add(name)
    bytes.appendJSONInteger(Int64(value))
  }

  private mutating func add(_ name: String) {
    bytes.append(UInt8(ascii: ","))
    bytes.appendJSONString(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// The whole line with its end.
  var whole: [UInt8] { bytes + "}\n".utf8 }
}
