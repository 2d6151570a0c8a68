/// The running digests of one thread's files: SHA-256, which most readings ask for alone,
/// goes to the table's rows; the others lie beside them.
@safe
struct FileDigests: ~Copyable {
  private let hasSHA256: Bool
  private let hasOthers: Bool
  private var sha256: DigestContext
  private var others: DigestSetContext

  init(_ kinds: DigestKinds) throws(FingerprintError) {
    let sha256 = try DigestContext()
    let others = try DigestSetContext(kinds.without(.sha256))
    self.sha256 = sha256
    self.others = others
    hasSHA256 = kinds.contains(.sha256)
    hasOthers = kinds.all.contains { $0 != .sha256 }
  }

  @unsafe
  mutating func update(_ bytes: UnsafeRawBufferPointer) throws(FingerprintError) {
    if hasSHA256 { try unsafe sha256.update(bytes) }
    if hasOthers { try unsafe others.update(bytes) }
  }

  /// Ends a file: gives its SHA-256 if that is asked for, and writes the others into its
  /// place in the table, which must be the caller's.
  mutating func finish(_ index: Int, in table: FileTable) throws(FingerprintError) -> SHA256Digest?
  {
    if hasOthers {
      try unsafe table.withOtherDigests(index) { (bytes) throws(FingerprintError) in
        try unsafe others.finish(into: bytes)
      }
    }
    return hasSHA256 ? try sha256.finish() : nil
  }

  mutating func reset() throws(FingerprintError) {
    if hasSHA256 { try sha256.reset() }
    if hasOthers { try others.reset() }
  }
}
