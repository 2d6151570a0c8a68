import Fingerprint
import FoundationEssentials
import Synchronization

/// The lines on their way to standard error.
///
/// They are written together, a tenth of a second after the first of them, so that a request
/// costs no call of the kernel of its own; what is urgent is written at once, with all that
/// came before it. A process that is killed takes the last tenth of a second with it.
final class LogLines: Sendable {
  /// So many bytes are written without waiting longer.
  private static let most = 64 << 10

  private let waiting = Mutex<[UInt8]>([])
  /// Held by whoever writes, so that lines stay in order.
  private let writing = Mutex(())
  private let second = Mutex((number: Int64.min, text: [UInt8]()))

  /// Takes one line with its end.
  ///
  /// - Parameter isUrgent: whether it is written before this returns.
  func add(_ line: [UInt8], isUrgent: Bool) {
    let (before, after) = waiting.withLock { bytes in
      bytes += line
      return (bytes.count - line.count, bytes.count)
    }
    if isUrgent || after >= Self.most { return write() }
    guard before == 0 else { return }
    Task {
      try? await Task.sleep(for: .milliseconds(100))
      write()
    }
  }

  /// Writes what waits.
  func write() {
    writing.withLock { _ in
      let bytes = waiting.withLock { waiting in
        defer { waiting = [] }
        return waiting
      }
      guard !bytes.isEmpty else { return }
      // Nothing can be done where even that cannot be written.
      try? StandardStreams.write(bytes, to: .error)
    }
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
