/// The elements that are open, and what their prefixes stand for (Namespaces in XML 1.0).
struct XMLScopes {
  private struct Prefix {
    var name: [UInt8]
    var space: XMLSpace
    var depth: Int
  }

  private var prefixes: [Prefix] = []
  /// The names of the open elements as they are written, one behind another.
  private var written: [UInt8] = []
  private var open: [(name: XMLName, start: Int)] = []
  /// The prefix that was looked up last: most are the same.
  private var last: (name: [UInt8], space: XMLSpace)?

  /// No more are looked through for a name.
  private static let mostPrefixes = 256

  /// How many elements are open.
  var depth: Int { open.count }

  /// Binds a prefix for the element that is opened next; false where there are too many.
  mutating func bind(_ prefix: ArraySlice<UInt8>, to address: [UInt8]) -> Bool {
    last = nil
    prefixes.append(
      Prefix(name: Array(prefix), space: XMLSpace(address: address), depth: open.count + 1))
    return prefixes.count <= Self.mostPrefixes
  }

  /// The vocabulary of a prefix; that of an empty one is the default.
  mutating func space(of prefix: ArraySlice<UInt8>) -> XMLSpace {
    if let last, last.name.elementsEqual(prefix) { return last.space }
    let space = prefixes.last { $0.name.elementsEqual(prefix) }?.space ?? .other
    last = (Array(prefix), space)
    return space
  }

  /// Opens an element by its name as it is written.
  mutating func open(_ name: ArraySlice<UInt8>) -> XMLName {
    let (prefix, local) = name.parted
    let known = XMLName(space: space(of: prefix), local: String(decoding: local, as: UTF8.self))
    open.append((known, written.count))
    written += name
    return known
  }

  /// Closes the innermost element; nil where none is open.
  mutating func close() -> XMLName? {
    guard let (name, start) = open.popLast() else { return nil }
    written.removeLast(written.count - start)
    while let prefix = prefixes.last, prefix.depth > open.count {
      prefixes.removeLast()
      last = nil
    }
    return name
  }

  /// Whether the innermost element is written so.
  func isInnermost(_ name: ArraySlice<UInt8>) -> Bool {
    open.last.map { written[$0.start...].elementsEqual(name) } ?? false
  }
}

extension ArraySlice<UInt8> {
  /// The prefix of a name, empty where there is none, and what stands behind it.
  var parted: (prefix: ArraySlice<UInt8>, local: ArraySlice<UInt8>) {
    guard let colon = firstIndex(of: 0x3A) else { return (prefix(0), self) }
    return (self[..<colon], self[(colon + 1)...])
  }
}
