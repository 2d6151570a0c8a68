internal import Glibc

/// What a run remembers of files, so that the next one need not read those that the
/// system says are as they were: a convenience and **not a fixity check**, since bytes can
/// rot on a disk without the system noticing.
///
/// An entry counts for a file of the same device and inode whose size and times are the
/// same to the nanosecond, and whose times are older than the cache: a file that changed
/// while the cache was made may change again within the clock's tick, and is read.
public struct StatCache: Sendable {
  /// One file, by what the system said of it.
  public struct Entry: Hashable, Sendable {
    /// What the system said while it was read.
    public var stamp: FileStamp
    /// What was read.
    public var digest: SHA256Digest

    /// A file as it was read.
    public init(stamp: FileStamp, digest: SHA256Digest) {
      self.stamp = stamp
      self.digest = digest
    }
  }

  /// When the run began that the entries are from, in nanoseconds since 1970.
  public let time: Int64
  /// By device and inode.
  private let entries: [Entry]

  /// A cache of these files; of two with one device and inode either may count.
  public init(time: Int64, entries: [Entry]) {
    self.time = time
    self.entries = entries.sorted { $0.stamp.order < $1.stamp.order }
  }

  /// The time now, in nanoseconds since 1970.
  public static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// The number of files.
  public var count: Int { entries.count }

  /// The digest of a file that is as it was; nil for any other.
  public func digest(of stamp: FileStamp) -> SHA256Digest? {
    guard stamp.modified < time, stamp.changed < time else { return nil }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].stamp.order < stamp.order { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].stamp == stamp else { return nil }
    return entries[low].digest
  }
}

extension StatCache {
  private static let header = "regest-stat-cache 1"

  /// The lines of a cache file: a header with the time, then a file a line, by device and
  /// inode: device, inode, size, times of content and of all, x or -, digest.
  public var bytes: [UInt8] {
    var bytes = Array("\(Self.header) \(time)\n".utf8)
    for entry in entries {
      let stamp = entry.stamp
      let numbers =
        "\(stamp.device) \(stamp.inode) \(stamp.size) \(stamp.modified) \(stamp.changed)"
      bytes += "\(numbers) \(stamp.isExecutable ? "x" : "-") \(entry.digest.hex)\n".utf8
    }
    return bytes
  }

  /// Reads a cache file; the number of the first line that is none of one where there is
  /// one.
  public static func parse(_ bytes: [UInt8]) -> Result<StatCache, Fault> {
    var time: Int64?
    var entries: [Entry] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      number += 1
      let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
      if number == 1 {
        guard words.count == 3, String(decoding: line, as: UTF8.self).hasPrefix(header + " ") else {
          return .failure(Fault(line: 1))
        }
        time = Int64(String(decoding: words[2], as: UTF8.self))
      } else if let entry = entry(words) {
        entries.append(entry)
      } else {
        return .failure(Fault(line: number))
      }
    }
    guard let time, bytes.last == 0x0A else { return .failure(Fault(line: number + 1)) }
    return .success(StatCache(time: time, entries: entries))
  }

  /// The line of a file that is not of a cache.
  public struct Fault: Error, Hashable {
    /// From 1.
    public let line: Int
  }

  private static func entry(_ words: [ArraySlice<UInt8>]) -> Entry? {
    guard words.count == 7, let digest = SHA256Digest(hex: words[6]),
      words[5] == [0x78] || words[5] == [0x2D]
    else { return nil }
    func number<Value: FixedWidthInteger>(_ index: Int) -> Value? {
      Value(String(decoding: words[index], as: UTF8.self))
    }
    guard let device: UInt64 = number(0), let inode: UInt64 = number(1),
      let size: UInt64 = number(2), let modified: Int64 = number(3),
      let changed: Int64 = number(4)
    else { return nil }
    return Entry(
      stamp: FileStamp(
        size: size, modified: modified, changed: changed, device: device, inode: inode,
        isExecutable: words[5] == [0x78]),
      digest: digest)
  }
}

extension FileStamp {
  fileprivate var order: (UInt64, UInt64) { (device, inode) }
}
