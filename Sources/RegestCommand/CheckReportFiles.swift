import Fingerprint
import Regest

/// The files that the reports of a run go to.
///
/// Where they lie in a folder that is checked, they are left out, whatever their format: those of
/// an earlier run that are about to be replaced quote texts and are none.
struct CheckReportFiles {
  private var formats: [PathBytes: CheckFormat] = [:]
  private var names: Set<PathBytes> = []
  /// As they were named.
  private(set) var paths: [PathBytes] = []

  /// Adds a file.
  ///
  /// - Parameter sources: files and folders that the check goes by.
  /// - Throws: `invalidRequest` where the report would take the place of one of these.
  mutating func add(
    _ file: PathBytes, _ format: CheckFormat, sparing sources: [PathBytes]
  ) throws(RegestError) {
    let whole = Self.whole(file)
    let source = sources.first { source in
      // Of a register in a folder, its tables.
      let real = Self.whole(source)
      return whole == real
        || whole.parent == real && whole.bytes.suffix(4).elementsEqual(".csv".utf8)
    }
    if let source {
      throw RegestError(
        .invalidRequest, "a report would take the place of \(file.display)",
        hint: "the check goes by \(source.display); name another file")
    }
    formats[whole] = format
    if let name = whole.lastComponent { names.insert(name) }
    paths.append(file)
  }

  /// Whether a file to check is such a report, and so none.
  ///
  /// - Throws: `invalidRequest` where a report would take the place of a file that is named, or
  ///   of one in a folder that is no report.
  func holds(_ path: PathBytes, isNamed: Bool) throws(RegestError) -> Bool {
    guard !names.isEmpty, let name = path.lastComponent, names.contains(name) || isNamed,
      let resolved = try? FileStore.resolved(path), let format = formats[resolved]
    else { return false }
    guard !isNamed else {
      throw RegestError(
        .invalidRequest, "\(path.display) is to be checked, and a report would take its place")
    }
    guard let head = try? FileStore.head(path, count: CheckFormat.headLength),
      format.mayHaveWritten(head)
    else {
      throw RegestError(
        .invalidRequest,
        "\(path.display) is no report of the format \(format.rawValue), and one would take its place",
        hint: "remove it, or name another file")
    }
    return true
  }

  /// A path, absolute and without links, as far as the system can tell.
  private static func whole(_ path: PathBytes) -> PathBytes {
    if let real = try? FileStore.resolved(path) { return real }
    guard let name = path.lastComponent,
      let folder = try? FileStore.resolved(path.parent ?? ".")
    else { return path }
    return folder.appending(name)
  }
}
