internal import CanonicalJSON
public import Fingerprint

/// `TREE.json`: what a folder holds beside the bytes of its files, and a checksum file has
/// no place for: symbolic links and their targets, empty folders, executable files.
///
/// Canonical JSON, each list in the byte order of its paths. Paths are normalized and
/// relative to the folder that all paths of the manifest start from.
public struct TreeFile: Sendable, Hashable {
  /// A symbolic link, never followed.
  public struct Link: Sendable, Hashable {
    /// Where it is.
    public var path: PathBytes
    /// What it holds, byte for byte.
    public var target: PathBytes

    /// A link and its target.
    public init(path: PathBytes, target: PathBytes) {
      self.path = path
      self.target = target
    }
  }

  /// The links.
  public let links: [Link]
  /// The folders that hold nothing.
  public let emptyFolders: [PathBytes]
  /// The files that their owner may execute.
  public let executables: [PathBytes]

  static let type = "urn:regest:tree:1"

  /// A tree of these; they are put in order here.
  public init(links: [Link], emptyFolders: [PathBytes], executables: [PathBytes]) {
    self.links = links.sorted { $0.path < $1.path }
    self.emptyFolders = emptyFolders.sorted()
    self.executables = executables.sorted()
  }

  init<Value>(_ reading: TreeReading<Value>) {
    let files = reading.files
    self.init(
      links: reading.findings.compactMap { finding in
        guard case .symbolicLink(let target) = finding.problem else { return nil }
        return Link(path: finding.path, target: target)
      },
      emptyFolders: reading.emptyFolders,
      executables: (0..<files.count).compactMap { index in
        guard let stamp = files.stamp(at: index), stamp.isExecutable else { return nil }
        return files.path(at: index)
      })
  }

  /// The canonical bytes, without a line end.
  public func bytes() throws(RegestError) -> [UInt8] {
    do {
      return try json.recordBytes()
    } catch {
      throw RegestError(
        .invalidRequest, "\(IssuedFile.tree.rawValue) cannot be written: \(error)",
        underlying: error)
    }
  }

  private var json: JSON {
    [
      "_type": .string(Self.type),
      "emptyFolders": .array(emptyFolders.map(\.json)),
      "executables": .array(executables.map(\.json)),
      "links": .array(links.map { ["path": $0.path.json, "target": $0.target.json] }),
    ]
  }

  /// Reads what ``bytes()`` writes, and nothing else.
  ///
  /// - Throws: `manifestMalformed`, saying what is wrong.
  public init(bytes: [UInt8]) throws(RegestError) {
    let json: JSON
    do {
      json = try JSON.parseRecord(bytes)
    } catch {
      throw Self.malformed("it is not canonical JSON: \(error)")
    }
    guard json["_type"]?.stringValue == Self.type else {
      throw Self.malformed("it is not a tree of this version")
    }
    func paths(_ name: String) -> [PathBytes]? {
      json[name]?.arrayValue.flatMap { values in
        let paths = values.compactMap { PathBytes($0) }
        return paths.count == values.count ? paths : nil
      }
    }
    let links = json["links"]?.arrayValue?.compactMap { link -> Link? in
      guard let path = link["path"].flatMap({ PathBytes($0) }),
        let target = link["target"].flatMap({ PathBytes($0) })
      else { return nil }
      return Link(path: path, target: target)
    }
    guard let emptyFolders = paths("emptyFolders"), let executables = paths("executables"),
      let links
    else { throw Self.malformed("a part of it is missing") }
    self.init(links: links, emptyFolders: emptyFolders, executables: executables)
    for path in self.emptyFolders + self.executables + self.links.map(\.path) {
      guard path.staysBelow else {
        throw Self.malformed("the path \(path.display) leaves the folder or is not in its one form")
      }
    }
    guard Set(self.links.map(\.path)).count == self.links.count,
      Set(self.emptyFolders).count == self.emptyFolders.count,
      Set(self.executables).count == self.executables.count
    else { throw Self.malformed("a path is named twice") }
    guard try self.bytes() == bytes else {
      throw Self.malformed("it holds something that a tree does not, or is out of order")
    }
  }

  private static func malformed(_ reason: String) -> RegestError {
    RegestError(
      .manifestMalformed, "\(IssuedFile.tree.rawValue): \(reason)",
      hint: "restore the folder from where it was issued")
  }
}
