/// Puts values together as bytes that ``CacheReader`` takes apart again, in the same order.
struct CacheWriter {
  private(set) var bytes: [UInt8] = []

  /// A number from 0, seven bits a byte, the lowest first.
  mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(_ text: some Collection<UInt8>) {
    add(text.count)
    bytes += text
  }

  /// Bytes whose number the reader knows.
  mutating func add(verbatim text: [UInt8]) { bytes += text }

  mutating func add(_ text: String) { add(text.utf8) }

  mutating func add(_ range: Range<Int>) {
    add(range.lowerBound)
    add(range.count)
  }

  /// Something that may be absent.
  mutating func add<Value>(_ value: Value?, with add: (inout CacheWriter, Value) -> Void) {
    self.add(value != nil)
    if let value { add(&self, value) }
  }

  mutating func add<Value>(_ values: [Value], with add: (inout CacheWriter, Value) -> Void) {
    self.add(values.count)
    for value in values { add(&self, value) }
  }
}

/// The bytes are not those of a value.
struct CacheDamage: Error {}

/// Takes apart what a ``CacheWriter`` has put together.
struct CacheReader {
  private var rest: ArraySlice<UInt8>
  /// How many bytes the file has whose places are read.
  let size: Int

  init(_ bytes: ArraySlice<UInt8>, placesWithin size: Int = 0) {
    rest = bytes
    self.size = size
  }

  /// Whether all was read.
  var isAtEnd: Bool { rest.isEmpty }

  mutating func number() throws(CacheDamage) -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while let byte = rest.popFirst(), shift < 63 {
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(number) }
      shift += 7
    }
    throw CacheDamage()
  }

  mutating func flag() throws(CacheDamage) -> Bool {
    switch rest.popFirst() {
    case 0: return false
    case 1: return true
    default: throw CacheDamage()
    }
  }

  mutating func bytes() throws(CacheDamage) -> ArraySlice<UInt8> {
    try bytes(count: try number())
  }

  mutating func bytes(count: Int) throws(CacheDamage) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw CacheDamage() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func text() throws(CacheDamage) -> String {
    String(decoding: try bytes(), as: UTF8.self)
  }

  /// A range that ends at a limit at the latest.
  mutating func range(within limit: Int) throws(CacheDamage) -> Range<Int> {
    let start = try number()
    let (end, isTooLarge) = start.addingReportingOverflow(try number())
    guard !isTooLarge, end <= limit else { throw CacheDamage() }
    return start..<end
  }

  mutating func optional<Value>(
    _ read: (inout CacheReader) throws(CacheDamage) -> Value
  ) throws(CacheDamage) -> Value? {
    try flag() ? try read(&self) : nil
  }

  mutating func list<Value>(
    _ read: (inout CacheReader) throws(CacheDamage) -> Value
  ) throws(CacheDamage) -> [Value] {
    let count = try number()
    // Every value has a byte at least.
    guard count <= rest.count else { throw CacheDamage() }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  /// One of the cases of an enumeration, by its place among them.
  mutating func element<Value>(of cases: [Value]) throws(CacheDamage) -> Value {
    let index = try number()
    guard cases.indices.contains(index) else { throw CacheDamage() }
    return cases[index]
  }
}
