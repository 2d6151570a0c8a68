import Fingerprint
import Glibc
import Regest

/// The texts that a command is given: files, and all files of folders.
struct InputFiles {
  /// The largest file that is read at once, in bytes.
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

  /// Whether a path was named itself, and not met in a folder.
  func isNamed(_ path: PathBytes) -> Bool { named.contains(path) }

  /// The bytes of a file; nil for one that is not text.
  static func text(of path: PathBytes) throws(RegestError) -> [UInt8]? {
    do {
      guard TextProbe.isText(try FileStore.head(path, count: TextProbe.length)) else { return nil }
      return try FileStore.read(path, limit: longestText)
    } catch {
      if error.errno == EFBIG {
        throw RegestError(
          .unreadable, "\(path.display): larger than 1 GiB", hint: "split the text into parts",
          underlying: error)
      }
      throw RegestError(.unreadable, error.message, underlying: error)
    }
  }

  /// All of standard input.
  static func standardInput() throws(RegestError) -> [UInt8] {
    var input = InputLines()
    var text: [UInt8] = []
    do {
      while let line = try input.next(limit: longestText) {
        guard case .line(let bytes) = line, text.count + bytes.count <= longestText else {
          throw RegestError(.unreadable, "standard input is larger than 1 GiB")
        }
        text += bytes
        text.append(0x0A)
      }
    } catch let error as FileSystemError {
      throw RegestError(.unreadable, error.message, underlying: error)
    } catch let error as RegestError {
      throw error
    } catch {
      throw RegestError(.unreadable, "standard input cannot be read", underlying: error)
    }
    return text
  }
}
