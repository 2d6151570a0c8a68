internal import CanonicalJSON
public import Fingerprint

/// Findings that a project has accepted, so that only new ones are told.
///
/// An entry has neither line nor column, so that a change elsewhere in a text leaves it as it
/// is: it says how many findings of one code there are about one reference in one file.
public struct Baseline: Sendable, Equatable {
  /// What findings that count as equal have in common.
  public struct Key: Sendable, Hashable {
    /// The file, seen from ``ConfiguredPaths/baselineRoot``.
    public var path: PathBytes
    /// The code.
    public var code: DiagnosticCode
    /// The reference in its canonical printed form; empty where there is none.
    public var reference: String
  }

  /// How many findings have each key: one at least.
  public private(set) var counts: [Key: Int] = [:]

  /// A baseline of nothing.
  public init() {}

  /// How many findings it has.
  public var count: Int { counts.values.reduce(0, +) }

  /// Adds findings of one key.
  public mutating func add(_ key: Key, count: Int = 1) { counts[key, default: 0] += count }

  /// The keys in order: by path, code and reference.
  public var keys: [Key] { counts.keys.sorted() }
}

extension Baseline.Key: Comparable {
  /// Orders by path, code and reference, each by its bytes.
  public static func < (left: Self, right: Self) -> Bool {
    if left.path != right.path { return left.path < right.path }
    if left.code != right.code { return left.code.rawValue < right.code.rawValue }
    return PathBytes.precedes(Array(left.reference.utf8), Array(right.reference.utf8))
  }
}

extension Baseline {
  private static let type = "regest-baseline"
  private static let version: Int64 = 1

  /// The file: JSON with a line for each entry, in order, so that versions of it compare well.
  public func bytes() throws(RegestError) -> [UInt8] {
    var bytes = Array("{\"findings\":[".utf8)
    for (index, key) in keys.enumerated() {
      bytes += index == 0 ? [0x0A] : [0x2C, 0x0A]
      let entry = JSON(optional: [
        ("code", .string(key.code.rawValue)), ("count", .integer(Int64(counts[key] ?? 0))),
        ("path", key.path.json), ("reference", .string(key.reference)),
      ])
      do {
        bytes += try entry.recordBytes()
      } catch {
        throw RegestError(
          .configurationMalformed, "\(key.path.display): \(error)", underlying: error)
      }
    }
    return bytes + Array("\n],\"type\":\"\(Self.type)\",\"version\":\(Self.version)}\n".utf8)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameter name: What messages call it.
  /// - Throws: `configuration-malformed` for anything that ``bytes()`` does not write, but for
  ///   space and the order of entries.
  public init(_ bytes: [UInt8], name: String) throws(RegestError) {
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      throw Self.malformed("\(name):\(error.line):\(error.column): \(error.reason)")
    }
    guard json["type"]?.stringValue == Self.type, let entries = json["findings"]?.arrayValue else {
      throw Self.malformed("\(name): this is no baseline")
    }
    guard json["version"]?.integerValue == Self.version, json.members?.count == 3 else {
      throw Self.malformed("\(name): the baseline is of a version that this Regest does not read")
    }
    for (index, entry) in entries.enumerated() {
      guard let (key, count) = Self.entry(entry) else {
        throw Self.malformed("\(name): entry \(index + 1) is none of a baseline")
      }
      guard counts[key] == nil else {
        throw Self.malformed("\(name): entry \(index + 1) stands twice")
      }
      counts[key] = count
    }
  }

  private static func entry(_ json: JSON) -> (Key, Int)? {
    guard json.members?.count == 4, let text = json["code"]?.stringValue,
      let code = DiagnosticCode(rawValue: text), code.isSelectable,
      let count = json["count"]?.integerValue, 1...1_000_000_000 ~= count,
      let path = json["path"].flatMap({ PathBytes($0) }),
      let reference = json["reference"]?.stringValue
    else { return nil }
    return (Key(path: path, code: code, reference: reference), Int(count))
  }

  private static func malformed(_ message: String) -> RegestError {
    RegestError(
      .configurationMalformed, message,
      hint: "restore the file, or remove it and make it anew with --update-baseline")
  }

  /// Reads a file.
  ///
  /// - Throws: `unreadable`, or what is wrong with it.
  public init(at path: PathBytes) throws(RegestError) {
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(path, limit: 1 << 28)
    } catch {
      throw RegestError(
        .unreadable, error.message, hint: "--update-baseline makes a baseline", underlying: error)
    }
    try self.init(bytes, name: path.display)
  }

  /// Writes the file, so that its name always leads to the old content or the new. A symbolic
  /// link stays one: what it leads to is written.
  ///
  /// - Throws: `unwritable`.
  public func write(to path: PathBytes) throws(RegestError) {
    let bytes = try bytes()
    do {
      let isThere = FileStore.isTaken(path)
      try FileStore.write(bytes, to: isThere ? try FileStore.resolved(path) : path)
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }
}
