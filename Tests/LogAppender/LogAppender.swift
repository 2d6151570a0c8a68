import Fingerprint
import TestSupport
import TransparencyLog

/// Adds known entries to a log, portion after portion, until it is killed, and prints the
/// size of the log after each: `LogAppender FOLDER KEY NAME PORTION`.
@main
enum LogAppender {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let name = NoteName(arguments[3].utf8),
      let portion = Int(arguments[4])
    else { return }
    let folder = PathBytes(arguments[1])
    guard let lock = try FileLock(folder.appending(LogPath.lock), waits: true) else { return }
    let signer = try NoteSigner(
      file: FileStore.read(PathBytes(arguments[2]), limit: 1 << 16), path: "key", name: name)
    var writer = try LogWriter(StoredLogFiles(folder: folder), signer: signer)
    while true {
      let size = writer.log.checkpoint.size
      let places = try writer.append((size..<size + portion).map(KnownEntries.entry))
      try StandardStreams.write(Array("\(places.upperBound)\n".utf8), to: .output)
    }
    _ = consume lock
  }
}
