// Everything here is lexical: no function looks at the file system, and `..`
// is kept as written, since through a symbolic link it leads elsewhere.
extension PathBytes {
  /// Whether the path begins at the root of the file system.
  public var isAbsolute: Bool { bytes.first == Self.slash }

  /// The names between slashes as written; empty ones are dropped.
  public var components: [PathBytes] {
    bytes.split(separator: Self.slash).map { PathBytes(Array($0)) }
  }

  /// The components without `.`, which names no step.
  private var steps: [ArraySlice<UInt8>] {
    bytes.split(separator: Self.slash).filter { !$0.elementsEqual([Self.dot]) }
  }

  /// The last component, without a trailing slash; nil for `/` and the empty path.
  public var lastComponent: PathBytes? {
    guard let last = bytes.lastIndex(where: { $0 != Self.slash }) else { return nil }
    let start = bytes[...last].lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
    return PathBytes(Array(bytes[start...last]))
  }

  /// The folder that holds this path, normalized: `a/b` gives `a`, `a` gives `.`.
  ///
  /// Nil for `/`, `.` and a path that ends in `..`, whose parent the bytes
  /// cannot tell.
  public var parent: PathBytes? {
    let steps = steps
    guard let last = steps.last, !Self.isUp(last) else { return nil }
    return Self.joined(steps.dropLast(), absolute: isAbsolute)
  }

  /// The path without empty components and `.`; `..` stays.
  ///
  /// The path that names no step becomes `.`, or `/` when it is absolute.
  public var normalized: PathBytes {
    isPlain ? self : Self.joined(steps[...], absolute: isAbsolute)
  }

  /// Whether the path is relative and no component is empty, `.` or `..`: the
  /// form of nearly all paths, told in one pass without making pieces.
  var isPlain: Bool {
    var length = 0
    var dots = 0
    for byte in bytes {
      if byte == Self.slash {
        if length == dots && length <= 2 { return false }
        length = 0
        dots = 0
      } else {
        length += 1
        if byte == Self.dot { dots += 1 }
      }
    }
    return length != dots || length > 2
  }

  /// Whether some component is `..`.
  public var hasParentReference: Bool { !isPlain && steps.contains(where: Self.isUp) }

  /// Whether it is the one form of a path that stays below the folder it starts from:
  /// normalized, relative, without `..`.
  public var staysBelow: Bool {
    self == normalized && !isAbsolute && !hasParentReference
  }

  /// The other path as seen from this folder.
  ///
  /// An absolute path stays itself; `.` and the empty path on either side add
  /// nothing.
  public func appending(_ other: PathBytes) -> PathBytes {
    if other.isAbsolute || bytes.isEmpty || bytes == [Self.dot] { return other }
    if other.bytes.isEmpty || other.bytes == [Self.dot] { return self }
    let separator = bytes.last == Self.slash ? [] : [Self.slash]
    return PathBytes(bytes + separator + other.bytes)
  }

  /// Whether the path is the other one or lies below it, component by component.
  ///
  /// `letters2/a` is not inside `letters`. A rest with `..` in it may lead out
  /// again and is not inside.
  public func isInside(_ other: PathBytes) -> Bool {
    relative(to: other) != nil
  }

  /// The path as seen from another that is the same or above it; nil when it is
  /// not inside, see ``isInside(_:)``.
  ///
  /// The result is normalized; the path relative to itself is `.`.
  public func relative(to other: PathBytes) -> PathBytes? {
    guard isAbsolute == other.isAbsolute else { return nil }
    let steps = steps
    let prefix = other.steps
    guard steps.starts(with: prefix, by: { $0.elementsEqual($1) }) else { return nil }
    let rest = steps.dropFirst(prefix.count)
    guard !rest.contains(where: Self.isUp) else { return nil }
    return Self.joined(rest, absolute: false)
  }

  private static func isUp(_ step: ArraySlice<UInt8>) -> Bool {
    step.elementsEqual([dot, dot])
  }

  private static func joined(
    _ steps: ArraySlice<ArraySlice<UInt8>>, absolute: Bool
  ) -> PathBytes {
    if steps.isEmpty { return PathBytes(absolute ? [slash] : [dot]) }
    return PathBytes((absolute ? [slash] : []) + steps.joined(separator: [slash]))
  }

  /// Whether a relative path, or a folder above it, is one of some paths.
  public func lies(in paths: Set<PathBytes>) -> Bool {
    if paths.isEmpty { return false }
    var above: PathBytes? = self
    while let current = above {
      if paths.contains(current) { return true }
      above = current == "." ? nil : current.parent
    }
    return false
  }
}
