import Fingerprint
import Fixity
import Regest

/// What a command line puts into a bag, and where in its payload.
struct BagInput {
  let sources: [String]
  let base: String?
  let output: PathBytes

  /// Lists the files.
  func plan(of issued: IssuedBag?, skippingLinks: Bool) throws(RegestError) -> BagPlan {
    let sources = try placed(of: issued)
    try refuseOutput(in: sources, issued)
    do throws(FileSystemError) {
      return try BagPlan(sources, skippingLinks: skippingLinks)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
  }

  private func placed(of issued: IssuedBag?) throws(RegestError) -> [BagSource] {
    guard issued == nil, base == nil else {
      let folder = try BaseFolder(
        named: base ?? (issued == nil ? nil : "."), paths: sources)
      var roots: [PathBytes] = []
      for source in sources { roots.append(try folder.relative(source)) }
      // Paths of the current folder are told as they are written.
      let start = try folder.isCurrent() ? "." : folder.base
      if roots.isEmpty, let issued { return [issued.source(base: start)] }
      return [BagSource(base: start, roots: roots)]
    }
    if let only = sources.first, sources.count == 1, isFolder(only) {
      return [BagSource(base: PathBytes(argument: only), roots: ["."])]
    }
    var placed: [BagSource] = []
    for source in sources { placed.append(try byName(PathBytes(argument: source))) }
    return placed
  }

  private func isFolder(_ source: String) -> Bool {
    FileStore.kind(of: PathBytes(argument: source)) == .directory
  }

  /// A source that goes into the payload under its own name.
  private func byName(_ path: PathBytes) throws(RegestError) -> BagSource {
    var path = path
    if path.normalized == "." || path.hasParentReference {
      do throws(FileSystemError) {
        path = try FileStore.resolved(path)
      } catch {
        throw RegestError(.unreadable, error.message, underlying: error)
      }
    }
    guard let name = path.lastComponent, let parent = path.parent else {
      throw RegestError(.invalidRequest, "\(path.display) has no name to go by in the bag")
    }
    if FileStore.kind(of: path) == .directory {
      return BagSource(base: path, roots: ["."], folder: name)
    }
    return BagSource(base: parent, roots: [name])
  }

  /// A bag cannot lie in what goes into it, nor in what a manifest is about, nor beside the
  /// issued files.
  private func refuseOutput(
    in sources: [BagSource], _ issued: IssuedBag?
  ) throws(RegestError) {
    guard let parent = output.parent, let name = output.lastComponent,
      let folder = try? FileStore.resolved(parent)
    else { return }
    let place = folder.appending(name)
    var sources = sources
    if let issued {
      sources += sources.prefix(1).map { issued.source(base: $0.base) }
      sources.append(BagSource(base: issued.path, roots: ["."]))
    }
    for source in sources {
      for root in source.roots {
        // A file holds nothing; there may be millions of them.
        guard FileStore.kind(of: source.base.appending(root)) == .directory,
          let whole = try? FileStore.resolved(source.base.appending(root))
        else { continue }
        if place.isInside(whole) {
          throw RegestError(
            .invalidRequest,
            "the bag \(output.display) would lie in "
              + "\(source.base.appending(root).normalized.display), which goes into it",
            hint: "name a folder elsewhere with --output")
        }
      }
    }
  }
}

/// The elements of a new bag's `bag-info.txt`.
struct BagElements {
  let elements: [BagInfo.Element]

  /// The elements of a file, then those of the command line, then the id of what was issued.
  init(given: [String], file: String?, issued: RegestID?) throws(RegestError) {
    var elements: [BagInfo.Element] = []
    if let file {
      let path = PathBytes(argument: file)
      let bytes: [UInt8]
      do throws(FileSystemError) {
        bytes = try FileStore.read(path, limit: 1 << 24)
      } catch {
        throw RegestError(.unreadable, error.message, underlying: error)
      }
      let info = BagInfo(bytes, path: path)
      if let finding = info.findings.first {
        throw RegestError(
          .invalidRequest, "\(path.display):\(finding.line ?? 1): \(finding.message)",
          hint: "a line is a label, a colon, a space and a value; what continues it is indented")
      }
      elements += info.elements
    }
    for text in given {
      guard let split = text.firstIndex(of: "=") else {
        throw RegestError(
          .invalidRequest, "--info \(text): expected a label, “=” and a value")
      }
      elements.append(
        BagInfo.Element(
          label: String(text[..<split]), value: String(text[text.index(after: split)...])))
    }
    if let issued {
      elements.append(BagInfo.Element(label: "External-Identifier", value: issued.description))
    }
    if let remark = BagInfo.remarks(on: elements).first {
      throw RegestError(.invalidRequest, "an element of bag-info.txt is not right: \(remark)")
    }
    self.elements = elements
  }
}
