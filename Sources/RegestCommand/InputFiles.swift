import Fingerprint
import Glibc
import Regest

/// The texts that a command is given: files, and all files of folders.
struct InputFiles {
  /// The largest text that is read into memory, in bytes; a mapped one may be larger.
  static let longestText = 1 << 30

  let paths: [PathBytes]
  /// Links and unreadable places met in folders.
  let findings: [Diagnostic]
  private let named: Set<PathBytes>

  init(_ arguments: [String]) throws(RegestError) {
    var paths: [PathBytes] = []
    var findings: [Diagnostic] = []
    var named: Set<PathBytes> = []
    for argument in arguments {
      let path = PathBytes(argument)
      guard FileStore.kind(of: path) == .directory else {
        paths.append(path)
        named.insert(path)
        continue
      }
      do {
        let listing = try SourceTree.list(base: path, roots: [PathBytes(".")], excluding: [])
        paths += listing.files.map(path.appending)
        findings += listing.findings.map { finding in
          Diagnostic(FileFinding(path: path.appending(finding.path), problem: finding.problem))
        }
      } catch {
        throw RegestError(.unreadable, error.message, underlying: error)
      }
    }
    self.paths = paths
    self.findings = findings
    self.named = named
  }

  /// Tells what was met in folders; true where something could not be read.
  func tellFindings() -> Bool {
    let report = TextReport()
    for finding in findings { Console.note(report.head(finding)) }
    return findings.hasObstacles
  }

  /// Whether a path was named itself, and not met in a folder.
  func isNamed(_ path: PathBytes) -> Bool { named.contains(path) }

  /// The content of a file, mapped where it is large; nil for one that is not text.
  static func content(of path: PathBytes) throws(RegestError) -> FileContent? {
    do {
      guard TextProbe.isText(try FileStore.head(path, count: TextProbe.length)) else { return nil }
      return try FileContent(of: path, limit: longestText)
    } catch {
      throw unreadable(error, path.display)
    }
  }

  /// The bytes of a file; nil for one that is not text.
  static func text(of path: PathBytes) throws(RegestError) -> [UInt8]? {
    do {
      guard TextProbe.isText(try FileStore.head(path, count: TextProbe.length)) else { return nil }
      return try FileStore.read(path, limit: longestText)
    } catch {
      throw unreadable(error, path.display)
    }
  }

  private static func unreadable(_ error: FileSystemError, _ name: String) -> RegestError {
    guard error.errno == EFBIG else {
      return RegestError(.unreadable, error.message, underlying: error)
    }
    return RegestError(
      .unreadable, "\(name): larger than 1 GiB", hint: "split the text into parts",
      underlying: error)
  }

  /// All of standard input.
  static func standardInput() throws(RegestError) -> FileContent {
    do {
      return try FileContent(ofStandardInput: longestText)
    } catch {
      throw unreadable(error, "standard input")
    }
  }
}
