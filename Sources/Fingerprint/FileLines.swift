internal import Glibc

/// The lines of one of the tool's own files, read with no more than one of them and a
/// block in memory.
public struct FileLines: ~Copyable {
  /// A line, lent until the next one is asked for.
  public struct Line {
    /// The bytes before the line's end.
    public let bytes: ArraySlice<UInt8>
    /// The byte that ends it; only the last line may lack it.
    public let end: UInt8?
    /// Whether its end follows.
    public var isEnded: Bool { end != nil }
  }

  private static let blockSize = 256 << 10

  private let path: PathBytes
  private let file: Descriptor
  private var buffer: [UInt8] = []
  /// What of the buffer is read but not yet handed out.
  private var start = 0
  private var filled = 0
  private var isAtEnd = false
  private let longestLine: Int
  /// How many lines were given.
  private var count = 0
  private let endsAtReturn: Bool
  private var digest: DigestContext

  /// Opens a file, followed through links.
  ///
  /// - Parameters:
  ///   - longestLine: the most bytes that a line may have, without its end.
  ///   - endsAtReturn: whether a carriage return ends a line as a line feed does. Of the two
  ///     together the line feed then ends another line, an empty one.
  /// - Throws: ``FileSystemError`` when it cannot be opened; with the operation `digest`
  ///   when digests cannot be computed.
  public init(
    of path: PathBytes, longestLine: Int = .max, endsAtReturn: Bool = false
  ) throws(FileSystemError) {
    let file = try Self.open(path)
    let digest = try Self.context(path)
    self.file = file
    self.digest = digest
    self.path = path
    self.longestLine = longestLine
    self.endsAtReturn = endsAtReturn
  }

  private static func context(_ path: PathBytes) throws(FileSystemError) -> DigestContext {
    do throws(FingerprintError) {
      return try DigestContext()
    } catch {
      throw FileSystemError(path, error)
    }
  }

  private static func open(_ path: PathBytes) throws(FileSystemError) -> Descriptor {
    do throws(ErrorNumber) {
      let file = try Descriptor(opening: path.bytes[...], flags: O_RDONLY)
      guard try FileStatus(of: file.number).kind != .directory else { throw ErrorNumber(EISDIR) }
      return file
    } catch {
      throw FileSystemError(path: path, operation: .open, errno: error.code)
    }
  }

  /// The next line; nil at the end of the file. A line feed at the very end does not
  /// begin another line.
  ///
  /// - Throws: ``FileSystemError`` when the file cannot be read; with `EFBIG`, naming the
  ///   line by its number, for one that is longer than it may be.
  public mutating func next() throws(FileSystemError) -> Line? {
    var searched = start
    while true {
      if let end = lineEnd(from: searched) {
        guard end - start <= longestLine else { throw tooLong() }
        defer { start = end + 1 }
        count += 1
        return Line(bytes: buffer[start..<end], end: buffer[end])
      }
      // What is left moves to the beginning of the buffer.
      searched = filled - start
      guard searched <= longestLine else { throw tooLong() }
      if isAtEnd {
        guard start < filled else { return nil }
        defer { start = filled }
        count += 1
        return Line(bytes: buffer[start..<filled], end: nil)
      }
      try fill()
    }
  }

  private func tooLong() -> FileSystemError {
    FileSystemError(
      path, .read, EFBIG,
      reason: "line \(count + 1) is longer than the \(longestLine) bytes a line may have")
  }

  /// The SHA-256 of the whole file; to be asked when there are no more lines.
  ///
  /// - Throws: ``FileSystemError`` with the operation `digest`.
  public mutating func digestOfAll() throws(FileSystemError) -> SHA256Digest {
    do throws(FingerprintError) {
      return try digest.finish()
    } catch {
      throw FileSystemError(path, error)
    }
  }

  private func lineEnd(from place: Int) -> Int? {
    if endsAtReturn { return buffer[place..<filled].firstIndex { $0 == 0x0A || $0 == 0x0D } }
    let end = filled
    return unsafe buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, place < end else { return nil }
      guard let found = unsafe memchr(base + place, 0x0A, end - place) else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// Reads one block behind what is left of the buffer.
  private mutating func fill() throws(FileSystemError) {
    // Taken out, so that it is not copied while it is changed.
    var block = buffer
    buffer = []
    defer { buffer = block }
    let rest = filled - start
    for place in 0..<rest { block[place] = block[start + place] }
    start = 0
    filled = rest
    if block.count < rest + Self.blockSize {
      block += [UInt8](repeating: 0, count: rest + Self.blockSize)
    }
    do throws(ErrorNumber) {
      let number = file.number
      let count = try unsafe block.withUnsafeMutableBufferPointer { (bytes) throws(ErrorNumber) in
        let room = unsafe UnsafeMutableBufferPointer(rebasing: bytes[rest...])
        return try unsafe System.read(number, into: UnsafeMutableRawBufferPointer(room))
      }
      filled += count
      isAtEnd = count == 0
    } catch {
      throw FileSystemError(path: path, operation: .read, errno: error.code)
    }
    do throws(FingerprintError) {
      try digest.update(block.span.extracting(rest..<filled))
    } catch {
      throw FileSystemError(path, error)
    }
  }
}
