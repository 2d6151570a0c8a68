extension FileTable {
  /// The digest of a file by an algorithm that was asked for; nil for any other, and for a
  /// file that could not be read or was not asked for.
  public func digest(_ kind: DigestKind, at index: Int) -> [UInt8]? {
    let (state, sha256) = withRow(index) { ($0.state, $0.digest) }
    if kind == .sha256 { return sha256?.bytes }
    guard state == .read, let offset = otherKinds.offset(of: kind) else { return nil }
    return unsafe withOtherDigests(index) { bytes in
      unsafe Array(bytes[offset..<(offset + kind.byteCount)])
    }
  }

  /// Whether a file was read, whatever digests were asked for.
  public func isRead(at index: Int) -> Bool { withRow(index) { $0.state == .read } }

  /// The place of a file's other digests, to be read or, by the reader the file was given
  /// to, written.
  func withOtherDigests<Value, Failure>(
    _ index: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try unsafe body(
      UnsafeMutableBufferPointer(start: others.pointer(to: index), count: otherLength))
  }

  /// Gives one name of a file the other digests of another.
  func copyOtherDigests(from first: Int, to second: Int) {
    guard otherLength > 0 else { return }
    unsafe withOtherDigests(first) { source in
      unsafe withOtherDigests(second) { target in
        _ = unsafe target.update(fromContentsOf: source)
      }
    }
  }
}
