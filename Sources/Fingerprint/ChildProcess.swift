internal import Glibc

/// A program that is run to its end.
public enum ChildProcess {
  /// Where one of a program's three streams leads.
  public enum Stream: Hashable, Sendable {
    /// Where this process's own leads, a terminal for instance.
    case inherited
    /// A file: read for the input, written anew for the others.
    case file(PathBytes)
  }

  /// How a program ended.
  public enum Ending: Hashable, Sendable {
    /// By itself, with its status.
    case exited(Int32)
    /// By a signal.
    case signalled(Int32)
    /// It was never begun: no folder of `PATH` has it.
    case notFound
  }

  /// Runs a program of the folders in `PATH` and waits for it.
  ///
  /// It stays in this process's group, so that it may ask at the terminal, and an interrupt
  /// reaches both. It gets no other open file of this process.
  ///
  /// - Parameters:
  ///   - program: its name.
  ///   - arguments: what follows the name; none may hold a zero byte.
  /// - Throws: ``FileSystemError`` when it cannot be begun for another reason than that it is
  ///   not there.
  public static func run(
    _ program: String, _ arguments: [PathBytes], input: Stream, output: Stream, errors: Stream
  ) throws(FileSystemError) -> Ending {
    let name = PathBytes(program)
    do throws(ErrorNumber) {
      let child = try start(
        [name] + arguments,
        [
          (STDIN_FILENO, input, O_RDONLY),
          (STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC),
          (STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC),
        ])
      var status: Int32 = 0
      _ = try System.retrying { unsafe waitpid(child, &status, 0) }
      let signal = status & 0x7F
      return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
    } catch {
      if error.code == ENOENT { return .notFound }
      throw FileSystemError(path: name, operation: .run, errno: error.code)
    }
  }

  private static func start(
    _ words: [PathBytes], _ streams: [(number: Int32, stream: Stream, flags: Int32)]
  ) throws(ErrorNumber) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { throw ErrorNumber(ENOMEM) }
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, stream, flags) in streams {
      guard case .file(let path) = stream else { continue }
      try unsafe System.withCString(path.bytes[...]) { (path) throws(ErrorNumber) in
        let code = unsafe posix_spawn_file_actions_addopen(&actions, number, path, flags, 0o600)
        if code != 0 { throw ErrorNumber(code) }
      }
    }
    var copies = unsafe [UnsafeMutablePointer<CChar>?]()
    defer { unsafe copies.forEach { unsafe free($0) } }
    for word in words {
      try unsafe System.withCString(word.bytes[...]) { (word) throws(ErrorNumber) in
        unsafe copies.append(strdup(word))
      }
    }
    guard let program = unsafe copies[0] else { throw ErrorNumber(ENOMEM) }
    unsafe copies.append(nil)
    var child: pid_t = 0
    let code = unsafe posix_spawnp(&child, program, &actions, nil, copies, environ)
    if code != 0 { throw ErrorNumber(code) }
    return child
  }
}
