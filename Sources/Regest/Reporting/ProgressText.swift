public import Fingerprint
internal import Synchronization

/// How far a reading is, in one line for a terminal:
/// `1,204 of 50,000 files, 1.2 GB, 812 MB/s, 12 s left`.
public struct ProgressText: Sendable, Hashable {
  /// How many files are done with.
  public var filesRead: Int
  /// How many files there are, as far as is known.
  public var filesFound: Int
  /// How many bytes were read.
  public var bytes: UInt64
  /// How long it has taken so far, in seconds.
  public var seconds: Double

  /// A state of the work.
  public init(filesRead: Int, filesFound: Int, bytes: UInt64, seconds: Double) {
    self.filesRead = filesRead
    self.filesFound = filesFound
    self.bytes = bytes
    self.seconds = seconds
  }

  /// The state that a reading is in now.
  public init(_ progress: ReadingProgress, seconds: Double) {
    self.init(
      filesRead: progress.filesRead.load(ordering: .relaxed),
      filesFound: progress.filesFound.load(ordering: .relaxed),
      bytes: progress.bytesRead.load(ordering: .relaxed), seconds: seconds)
  }

  /// The line, without a line end. The time left supposes that the files to come take as
  /// long as those that are done; it is left out as long as there is nothing to go by.
  public var text: String {
    var parts = [
      "\(Self.grouped(filesRead)) of \(Self.grouped(filesFound)) files", Self.size(bytes),
    ]
    if seconds > 0 { parts.append(Self.size(UInt64(min(Double(bytes) / seconds, 9e18))) + "/s") }
    if filesRead > 0, filesRead < filesFound {
      let left = seconds / Double(filesRead) * Double(filesFound - filesRead)
      parts.append(Self.duration(Int(min(left, 1e9).rounded(.up))) + " left")
    }
    return parts.joined(separator: ", ")
  }

  /// Digits in groups of three.
  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var end = digits.count - 3
    while end > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: end))
      end -= 3
    }
    return digits
  }

  /// Bytes in the largest decimal unit that is not more than them: `812 MB`, `1.2 GB`.
  private static func size(_ bytes: UInt64) -> String {
    var value = bytes
    var rest: UInt64 = 0
    for unit in ["B", "kB", "MB", "GB", "TB", "PB"] {
      if value < 1000 || unit == "PB" {
        let isExact = unit == "B" || value >= 10
        return isExact ? "\(value) \(unit)" : "\(value).\(rest / 100) \(unit)"
      }
      rest = value % 1000
      value /= 1000
    }
    return "\(bytes) B"
  }

  /// `12 s`, `3 min 5 s`, `2 h 14 min`.
  private static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
