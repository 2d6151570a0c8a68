import CanonicalJSON
import Logging

/// Tells what happens in one JSON object a line: `time` (RFC 3339, UTC), `level`, `message`,
/// and what else is known of it, by name.
struct JSONLines: LogHandler {
  let lines: LogLines
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level

  init(_ lines: LogLines, logLevel: Logger.Level) {
    self.lines = lines
    self.logLevel = logLevel
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line: [UInt8] = []
    line.reserveCapacity(256)
    line += "{\"time\":\"".utf8
    lines.appendTime(to: &line)
    line += "\",\"level\":\"".utf8
    line += event.level.rawValue.utf8
    line += "\",\"message\":".utf8
    line.appendJSONString("\(event.message)")
    var known = metadata
    if let more = event.metadata { known.merge(more) { $1 } }
    for (key, value) in known.sorted(by: { $0.key < $1.key }) {
      line.append(UInt8(ascii: ","))
      line.appendJSONString(key == "hb.request.id" ? "request" : key)
      line.append(UInt8(ascii: ":"))
      Self.append(value, to: &line)
    }
    line += "}\n".utf8
    lines.add(line, isUrgent: event.level >= .warning)
  }

  private static func append(_ value: Logger.Metadata.Value, to line: inout [UInt8]) {
    if case .stringConvertible(let number as Int) = value {
      line.appendJSONInteger(Int64(number))
    } else {
      line.appendJSONString("\(value)")
    }
  }
}
