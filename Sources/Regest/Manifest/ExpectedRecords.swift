internal import CanonicalJSON
internal import Fingerprint

/// A record's place in the set: the source and where in it, half-open in bytes.
struct RecordKey: Hashable {
  var source: SHA256Digest
  var start: Int
  var end: Int

  init(source: SHA256Digest, start: Int, end: Int) {
    self.source = source
    self.start = start
    self.end = end
  }

  /// The place that a record tells; nil where it lacks one.
  init?(_ record: JSON) {
    guard let source = record["source"]?["sha256"]?.stringValue,
      let digest = SHA256Digest(hex: source.utf8),
      let start = record["place"]?["start"]?.integerValue,
      let end = record["place"]?["end"]?.integerValue
    else { return nil }
    self.init(source: digest, start: Int(start), end: Int(end))
  }
}

/// The records that sources give, in order, found by their keys; the records themselves
/// are read again when they are asked for.
struct ExpectedRecords {
  private struct Entry {
    var start: Int
    var end: Int
    /// Where the bytes lie that were put aside.
    var offset: Int
    var length: Int
  }

  private let scratch: ScratchFile
  /// In the order of the set: source by source, and by place.
  private var entries: [Entry] = []
  /// The entries of each source.
  private var ranges: [SHA256Digest: Range<Int>] = [:]
  /// The sources with the index of their first entry, in order.
  private var sources: [(digest: SHA256Digest, first: Int)] = []

  /// The records of those sources whose digests are meant.
  init(of sources: SurveyedSources, in digests: Set<SHA256Digest>) throws(RegestError) {
    scratch = sources.scratch
    for (digest, text) in sources.distinctTexts where digests.contains(digest) {
      let first = entries.count
      for place in text.records.pieces {
        try append(try scratch.bytes(at: place), from: place.lowerBound)
      }
      ranges[digest] = first..<entries.count
      self.sources.append((digest, first))
    }
  }

  /// Notes where the records of some whole lines lie.
  private mutating func append(_ lines: [UInt8], from offset: Int) throws(RegestError) {
    var rest = lines[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let record = Array(rest[..<end])
      guard let json = try? JSON.parseRecord(record), let key = RecordKey(json) else {
        throw RegestError(.unreadable, "the records that were put aside changed meanwhile")
      }
      entries.append(
        Entry(
          start: key.start, end: key.end, offset: offset + rest.startIndex, length: record.count))
      rest = rest[(end + 1)...]
    }
  }

  /// The number of records.
  var count: Int { entries.count }

  /// The record with a key; those of one source are in the order of their places.
  func index(of key: RecordKey) -> Int? {
    guard var range = ranges[key.source] else { return nil }
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let entry = entries[middle]
      if entry.start == key.start { return entry.end == key.end ? middle : nil }
      range =
        entry.start < key.start ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// The key of a record.
  func key(at index: Int) -> RecordKey {
    var (low, high) = (0, sources.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if sources[middle].first <= index { low = middle } else { high = middle }
    }
    return RecordKey(
      source: sources[low].digest, start: entries[index].start, end: entries[index].end)
  }

  /// The canonical bytes of a record.
  func bytes(at index: Int) throws(RegestError) -> [UInt8] {
    let entry = entries[index]
    return try scratch.bytes(at: entry.offset..<entry.offset + entry.length)
  }
}
