internal import Fingerprint

/// Compares the sources at hand with those that are listed: changed, missing,
/// extra, renamed.
struct FixityComparison {
  let diagnostics: [Diagnostic]

  /// - Parameter unread: paths that could not be read, about which nothing is said.
  init(listed: [SumsFile.Entry], found: [SourceSurvey.Source], unread: Set<PathBytes>) {
    var atPath: [PathBytes: SourceSurvey.Source] = [:]
    for source in found { atPath[source.path] = source }
    let listedPaths = Set(listed.map(\.path))
    var extra = Set(found.map(\.path).filter { !listedPaths.contains($0) })
    // Unlisted files by their bytes, the last path first, so that the first is taken first.
    var byDigest: [SHA256Digest: [PathBytes]] = [:]
    for source in found.reversed() where extra.contains(source.path) {
      byDigest[source.fingerprint.digest, default: []].append(source.path)
    }
    var diagnostics: [Diagnostic] = []
    for entry in listed where !unread.contains(where: entry.path.isInside) {
      if let source = atPath[entry.path] {
        guard source.fingerprint.digest != entry.digest else { continue }
        diagnostics.append(
          Diagnostic(
            .sourceChanged, path: entry.path, message: "its bytes are not those that were listed",
            expected: entry.digest.hex, found: source.fingerprint.digest.hex))
      } else if let renamed = byDigest[entry.digest]?.popLast() {
        extra.remove(renamed)
        diagnostics.append(
          Diagnostic(
            .sourceRenamed, path: entry.path,
            message: "it is not there; \(renamed.display) has its bytes"))
      } else {
        diagnostics.append(
          Diagnostic(.sourceMissing, path: entry.path, message: "it is listed and not there"))
      }
    }
    diagnostics += extra.sorted().map {
      Diagnostic(.sourceExtra, path: $0, message: "it is there and not listed")
    }
    self.diagnostics = diagnostics
  }
}
