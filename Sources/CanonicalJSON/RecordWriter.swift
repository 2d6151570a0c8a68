/// Writes the bytes of a record member by member, without a ``JSON`` value in between.
///
///     var writer = RecordWriter()
///     writer.object { writer in
///       writer.member("size", 5)
///       writer.member("text", "Автограф")
///     }
///
/// The caller answers for what makes bytes a record: names in ASCII and in the order of
/// their bytes, each once in its object, and integers within ±(2⁵³ − 1). Then they are
/// those of ``JSON/recordBytes()``.
package struct RecordWriter: ~Copyable {
  /// What is written so far.
  package private(set) var bytes: [UInt8] = []
  /// Whether the next name or element follows another one.
  private var needsComma = false

  /// A writer that has written nothing.
  package init() {}

  /// Begins another record in the memory of the one before.
  package mutating func restart() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Writes an object whose members the body writes.
  package mutating func object(_ members: (inout RecordWriter) -> Void) {
    open(ASCII.openBrace)
    members(&self)
    close(ASCII.closeBrace)
  }

  /// Writes a member that is an object.
  package mutating func object(_ name: String, _ members: (inout RecordWriter) -> Void) {
    begin(name)
    object(members)
  }

  /// Writes a member that is an array; the body writes each of its elements.
  package mutating func array<Elements: Sequence>(
    _ name: String, _ elements: Elements,
    _ element: (inout RecordWriter, Elements.Element) -> Void
  ) {
    begin(name)
    open(ASCII.openBracket)
    for value in elements { element(&self, value) }
    close(ASCII.closeBracket)
  }

  /// Writes an element that is a string.
  package mutating func element(_ value: String) {
    separate()
    bytes.appendJSONString(value)
    needsComma = true
  }

  /// Writes a member that is a string.
  package mutating func member(_ name: String, _ value: String) {
    begin(name)
    element(value)
  }

  /// Writes a member that is a string, where there is one.
  package mutating func member(_ name: String, _ value: String?) {
    if let value { member(name, value) }
  }

  /// Writes a member that is an integer.
  package mutating func member(_ name: String, _ value: Int) {
    begin(name)
    bytes.appendJSONInteger(Int64(value))
    needsComma = true
  }

  /// Writes a member that is a string which the body appends; it must need no escapes.
  package mutating func member(_ name: String, plain: (inout [UInt8]) -> Void) {
    begin(name)
    bytes.append(ASCII.quote)
    plain(&bytes)
    bytes.append(ASCII.quote)
    needsComma = true
  }

  /// Writes a member whose value is canonical already.
  package mutating func member(_ name: String, canonical value: [UInt8]) {
    begin(name)
    bytes += value
    needsComma = true
  }

  private mutating func begin(_ name: String) {
    separate()
    bytes.append(ASCII.quote)
    bytes.append(contentsOf: name.utf8)
    bytes.append(ASCII.quote)
    bytes.append(ASCII.colon)
    needsComma = false
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(ASCII.comma) }
  }
}
