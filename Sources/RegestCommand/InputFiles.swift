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

  /// Files that are named, and those of folders.
  ///
  /// - Parameters:
  ///   - ignores: whether what Git would leave out of a folder is left out.
  ///   - reference: what files must differ from, named ones too; nil for all.
  ///   - isOnceEach: whether a file that is named in several ways is there once.
  init(
    _ arguments: [PathBytes], honouringGitIgnore ignores: Bool,
    changedSince reference: String? = nil,
    onceEach isOnceEach: Bool = false
  ) throws(RegestError) {
    var changes = reference.map(ChangesByFolder.init)
    var paths: [PathBytes] = []
    var findings: [Diagnostic] = []
    var named: Set<PathBytes> = []
    for path in arguments {
      guard FileStore.kind(of: path) == .directory else {
        if try changes?.leaveOut(file: path) == true { continue }
        paths.append(path)
        named.insert(path)
        continue
      }
      do {
        var rules = ignores ? try GitIgnore(walking: path) : nil
        let listing = try SourceTree.list(base: path, roots: ["."]) { folder, entries in
          rules?.leftOut(in: folder, of: entries) ?? []
        }
        let files = try changes?.filter(listing.files, in: path) ?? listing.files
        paths += files.map(path.appending)
        findings += listing.findings.map { finding in
          Diagnostic(FileFinding(path: path.appending(finding.path), problem: finding.problem))
        }
      } catch let error as FileSystemError {
        throw RegestError(.unreadable, error.message, underlying: error)
      } catch let error as RegestError {
        throw error
      } catch {
        throw RegestError(.unreadable, "\(path.display) cannot be walked", underlying: error)
      }
    }
    self.paths = isOnceEach && arguments.count > 1 ? Self.once(paths) : paths
    self.findings = findings
    self.named = named
  }

  /// The paths without those that lead to a file that an earlier one leads to.
  private static func once(_ paths: [PathBytes]) -> [PathBytes] {
    var seen: Set<PathBytes> = []
    return paths.filter { path in seen.insert((try? FileStore.resolved(path)) ?? path).inserted }
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
      return try FileStore.read(path, limit: longestText, ifHead: TextProbe.length) {
        TextProbe.isText($0)
      }
    } catch {
      throw unreadable(error, path.display)
    }
  }

  /// The bytes of a packed document.
  static func packed(_ path: PathBytes) throws(RegestError) -> [UInt8] {
    do {
      return try FileStore.read(path, limit: SourceText.largestPacked)
    } catch {
      guard error.errno == EFBIG else {
        throw RegestError(.unreadable, error.message, underlying: error)
      }
      let size = "\(SourceText.largestPacked >> 20) MiB"
      throw RegestError(
        .unreadable, "\(path.display): larger than \(size)",
        hint: "take pictures out of it, or save it as text", underlying: error)
    }
  }

  /// Whether a file only says who has a document open: Word puts `~$letter.docx` beside it.
  static func isOwnerMark(_ path: PathBytes) -> Bool {
    path.lastComponent?.bytes.starts(with: "~$".utf8) == true
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

  /// All of standard input, which must be text in UTF-8, without its mark of byte order.
  static func standardInputText() throws(RegestError) -> [UInt8] {
    let content = try standardInput()
    let bytes = content.withBytes { text in (0..<text.count).map { text[$0] } }
    guard TextProbe.isUTF8(bytes.span) else {
      throw RegestError(
        .unreadable, "standard input: the text is not in UTF-8; it is not read",
        hint: "convert it with iconv")
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
  }
}

/// What has changed since one reference, asked once for each folder that is named.
private struct ChangesByFolder {
  let reference: String
  private var known: [PathBytes: ChangedFiles] = [:]

  init(reference: String) {
    self.reference = reference
  }

  /// The files of a folder that have changed.
  mutating func filter(
    _ files: [PathBytes], in folder: PathBytes
  ) throws(RegestError) -> [PathBytes] {
    let (place, changed) = try changes(in: folder)
    return files.filter { changed.contains(place.appending($0)) }
  }

  /// Whether a file that is named is not to be read: it has not changed, or was removed. One
  /// that was never there is not left out, so that it is told.
  mutating func leaveOut(file: PathBytes) throws(RegestError) -> Bool {
    if let target = try? FileStore.resolved(file), let name = target.lastComponent {
      let (place, changed) = try changes(in: target.parent ?? ".")
      return !changed.contains(place.appending(name))
    }
    let folder = file.parent ?? "."
    guard let name = file.lastComponent, FileStore.kind(of: folder) == .directory else {
      return false
    }
    let (place, changed) = try changes(in: folder)
    return changed.hasRemoved(place.appending(name))
  }

  private mutating func changes(
    in folder: PathBytes
  ) throws(RegestError) -> (place: PathBytes, changed: ChangedFiles) {
    let place: PathBytes
    do {
      place = try FileStore.resolved(folder)
    } catch {
      throw RegestError(error)
    }
    if let changed = known[place] { return (place, changed) }
    let changed = try ChangedFiles(since: reference, in: place)
    known[place] = changed
    return (place, changed)
  }
}
