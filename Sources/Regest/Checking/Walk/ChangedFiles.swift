public import Fingerprint

/// The files of a Git work tree that differ from where its branch left another, and new ones
/// that are not ignored. Those that were removed are not among them.
public struct ChangedFiles: Sendable {
  /// Absolute paths, without links.
  private let paths: Set<PathBytes>
  private let removed: Set<PathBytes>

  /// Asks `git` for them.
  ///
  /// - Parameters:
  ///   - reference: a branch, tag or commit. Files are compared with the newest commit that
  ///     is common to it and `HEAD`.
  ///   - folder: a folder of the work tree.
  /// - Throws: `toolMissing` without Git, `invalidRequest` for a folder in no work tree and
  ///   for a reference that is not known or has nothing in common with `HEAD`.
  public init(since reference: String, in folder: PathBytes) throws(RegestError) {
    let outside = try GitProgram(in: folder)
    let answer = try outside.run("rev-parse", "--show-toplevel")
    guard answer.isDone, let top = answer.line else {
      throw RegestError(
        .invalidRequest,
        "\(folder.display): no Git work tree\(answer.remark), so nothing in it has changed since "
          + PathBytes(reference).display)
    }
    let git = try GitProgram(in: top)
    let name = PathBytes(reference)
    guard !reference.hasPrefix("-"),
      try git.run("rev-parse", "--verify", "--quiet", PathBytes("\(reference)^{commit}")).isDone
    else {
      throw RegestError(
        .invalidRequest, "\(name.display) is no commit that \(top.display) knows",
        hint: try git.depthHint ?? "name a branch, a tag or a commit, such as origin/main")
    }
    guard let base = try git.run("merge-base", name, "HEAD").line else {
      throw RegestError(
        .invalidRequest, "\(name.display) has no commit in common with HEAD of \(top.display)",
        hint: try git.depthHint)
    }
    func names(_ filter: PathBytes) throws(RegestError) -> [PathBytes] {
      try git.names(
        "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", filter,
        "--ignore-submodules", base, "--")
    }
    let changed = try names("--diff-filter=d")
    removed = Set(try names("--diff-filter=D").map(top.appending))
    let new = try git.names("ls-files", "--others", "--exclude-standard", "-z")
    paths = Set((changed + new).map(top.appending))
  }

  /// Whether a file is one of them.
  ///
  /// - Parameter path: absolute, without links.
  public func contains(_ path: PathBytes) -> Bool { paths.contains(path) }

  /// Whether a file was there then and is not any more.
  ///
  /// - Parameter path: absolute, without links.
  public func hasRemoved(_ path: PathBytes) -> Bool { removed.contains(path) }
}

/// The program `git`, run in one folder.
private struct GitProgram: ~Copyable {
  /// What a run has brought.
  struct Answer {
    var isDone: Bool
    var output: [UInt8]
    var errors: [UInt8]

    /// What it printed, without the line end; nil where it failed or printed nothing.
    var line: PathBytes? {
      guard isDone, output.last == 0x0A, output.count > 1 else { return nil }
      return PathBytes(output.dropLast())
    }

    /// What it said besides, to be put behind a sentence.
    var remark: String {
      guard var line = errors.split(separator: 0x0A).first else { return "" }
      if line.starts(with: Array("fatal: ".utf8)) { line = line.dropFirst(7) }
      return " (git: \(PathBytes(Array(line)).display))"
    }
  }

  private let folder: PathBytes
  private let scratch: ScratchFolder

  init(in folder: PathBytes) throws(RegestError) {
    do {
      scratch = try ScratchFolder()
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
    self.folder = folder
  }

  func run(_ arguments: PathBytes...) throws(RegestError) -> Answer { try run(arguments) }

  /// The names that a command prints, each ended by a zero byte.
  func names(_ arguments: PathBytes...) throws(RegestError) -> [PathBytes] {
    let answer = try run(arguments)
    guard answer.isDone else {
      throw RegestError(
        .toolFailed, "git \(arguments[0].display) failed in \(folder.display)\(answer.remark)")
    }
    return answer.output.split(separator: 0).map { PathBytes(Array($0)) }
  }

  /// What to do where commits are missing because the clone does not have them.
  var depthHint: String? {
    get throws(RegestError) {
      guard try run("rev-parse", "--is-shallow-repository").line == "true" else { return nil }
      return "the clone is shallow; clone with `fetch-depth: 0`, or `git fetch --unshallow`"
    }
  }

  private func run(_ arguments: [PathBytes]) throws(RegestError) -> Answer {
    let output = scratch.path.appending("output")
    let errors = scratch.path.appending("errors")
    do {
      let ending = try ChildProcess.run(
        "git", ["--no-optional-locks", "-C", folder] + arguments, input: .file("/dev/null"),
        output: .file(output), errors: .file(errors))
      if ending == .notFound {
        throw RegestError(
          .toolMissing, "git is not to be found, and it knows which files have changed",
          hint: "install it, or leave out --changed-since")
      }
      return Answer(
        isDone: ending == .exited(0), output: try FileStore.read(output, limit: .max),
        errors: try FileStore.read(errors, limit: .max))
    } catch let error as FileSystemError {
      throw RegestError(.toolFailed, error.message, underlying: error)
    } catch let error as RegestError {
      throw error
    } catch {
      throw RegestError(.toolFailed, "git cannot be run", underlying: error)
    }
  }
}
