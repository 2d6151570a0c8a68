/// What the system said about a regular file before and after it was read, both times
/// alike.
///
/// Two stamps that are equal do not prove equal content: a change that leaves size,
/// times and inode as they were is not seen in them.
public struct FileStamp: Hashable, Sendable, BitwiseCopyable {
  /// The size in bytes; holes count.
  public let size: UInt64
  /// When the content last changed, in nanoseconds since 1970; programs can set it.
  public let modified: Int64
  /// When content or metadata last changed, in nanoseconds since 1970; no program can
  /// set it back.
  public let changed: Int64
  /// The device that holds the file, by the system's number.
  public let device: UInt64
  /// The file's number on its device.
  public let inode: UInt64
  /// Whether the file's owner may execute it.
  public let isExecutable: Bool

  /// A stamp that was written down.
  public init(
    size: UInt64, modified: Int64, changed: Int64, device: UInt64, inode: UInt64,
    isExecutable: Bool
  ) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.device = device
    self.inode = inode
    self.isExecutable = isExecutable
  }

  init(_ status: FileStatus) {
    size = status.size
    modified = status.modified.inNanoseconds
    changed = status.changed.inNanoseconds
    device = status.identity.device
    inode = status.identity.inode
    isExecutable = status.isExecutable
  }
}

extension FileStatus.Time {
  /// Nanoseconds since 1970, at the bounds of what they can say (the years 1677 and 2262).
  fileprivate var inNanoseconds: Int64 {
    let (product, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carry) = product.addingReportingOverflow(Int64(nanoseconds))
    return overflow || carry ? (seconds < 0 ? .min : .max) : sum
  }
}
