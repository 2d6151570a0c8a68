import CanonicalJSON
import Fingerprint
import FoundationEssentials
import Logging

/// Writes what happens on standard error, one JSON object a line: `time` (RFC 3339, UTC),
/// `level`, `message`, and what else is known of it.
struct JSONLines: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let known = metadata.merging(event.metadata ?? [:]) { $1 }
    let time = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    var members: [(String, JSON?)] = [
      ("time", .string(time)), ("level", .string(event.level.rawValue)),
      ("message", .string("\(event.message)")),
    ]
    for (key, value) in known.sorted(by: { $0.key < $1.key }) {
      members.append((key == "hb.request.id" ? "request" : key, Self.json(value)))
    }
    let line = JSON(optional: members).lineBytes() + [0x0A]
    // Nothing can be done where even that cannot be written.
    try? StandardStreams.write(line, to: .error)
  }

  private static func json(_ value: Logger.Metadata.Value) -> JSON {
    let text = "\(value)"
    return Int64(text).map(JSON.integer) ?? .string(text)
  }
}
