import Dispatch
import Fingerprint
import FoundationEssentials
import Synchronization

/// The lines on their way to standard error.
///
/// They are written together, a tenth of a second after the first of them, so that a request
/// costs no call of the kernel of its own; what is urgent is written soon, with all that came
/// before it. Nobody waits for that: where standard error is not read, lines are dropped and
/// counted. A process that is killed takes the last tenth of a second with it.
final class LogLines: Sendable {
  /// So many bytes wait at most.
  private static let most = 4 << 20

  private let waiting = Mutex((bytes: [UInt8](), dropped: 0))
  /// Whoever writes is on it, so that lines stay in order.
  private let queue = DispatchQueue(label: "regest.log")
  private let second = Mutex((number: Int64.min, text: [UInt8]()))

  /// Takes one line with its end.
  ///
  /// - Parameter isUrgent: whether it is written without waiting for others.
  func add(_ line: [UInt8], isUrgent: Bool) {
    let isFirst = waiting.withLock { waiting in
      guard waiting.bytes.count + line.count <= Self.most else {
        waiting.dropped += 1
        return false
      }
      waiting.bytes += line
      return waiting.bytes.count == line.count
    }
    if isUrgent {
      queue.async { [self] in write() }
    } else if isFirst {
      queue.asyncAfter(deadline: .now() + .milliseconds(100)) { [self] in write() }
    }
  }

  /// Writes what waits, and gives up after a second in which it could not.
  func finish() {
    let isWritten = DispatchSemaphore(value: 0)
    queue.async { [self] in
      write()
      isWritten.signal()
    }
    _ = isWritten.wait(timeout: .now() + 1)
  }

  private func write() {
    var (bytes, dropped) = waiting.withLock { waiting in
      defer { waiting = ([], 0) }
      return waiting
    }
    guard !bytes.isEmpty else { return }
    if dropped > 0 {
      bytes += "{\"level\":\"warning\",\"message\":\"lines were dropped\",\"lines\":".utf8
      bytes += "\(dropped)}\n".utf8
    }
    // Nothing can be done where even that cannot be written.
    try? StandardStreams.write(bytes, to: .error)
  }

  /// Appends the time as RFC 3339 has it, in UTC with milliseconds.
  func appendTime(to line: inout [UInt8]) {
    let time = Int64(Date.now.timeIntervalSince1970 * 1000)
    let (number, milliseconds) = time.quotientAndRemainder(dividingBy: 1000)
    // The calendar is asked once a second.
    line += second.withLock { second in
      if second.number != number {
        let date = Date(timeIntervalSince1970: Double(number))
        second = (number, Array(date.formatted(.iso8601).utf8.dropLast()))
      }
      return second.text
    }
    line.append(UInt8(ascii: "."))
    for unit in [100, 10, 1] {
      line.append(UInt8(ascii: "0") + UInt8(milliseconds / Int64(unit) % 10))
    }
    line.append(UInt8(ascii: "Z"))
  }
}
