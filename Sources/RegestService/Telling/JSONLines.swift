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
    var line = LogLine(event.level, "\(event.message)", in: lines)
    var known = metadata
    if let more = event.metadata { known.merge(more) { $1 } }
    for (key, value) in known.sorted(by: { $0.key < $1.key }) {
      let name = key == "hb.request.id" ? "request" : key
      if case .stringConvertible(let number as Int) = value {
        line.add(name, number)
      } else {
        line.add(name, "\(value)")
      }
    }
    lines.add(line.whole, isUrgent: event.level >= .warning)
  }
}
