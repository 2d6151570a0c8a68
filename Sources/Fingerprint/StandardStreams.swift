internal import Glibc

/// The three streams a process is started with, written and asked about without
/// buffering.
public enum StandardStreams {
  /// One of the three.
  public enum Stream: Hashable, Sendable {
    case input, output, error

    var descriptor: Int32 {
      switch self {
      case .input: STDIN_FILENO
      case .output: STDOUT_FILENO
      case .error: STDERR_FILENO
      }
    }

    var name: PathBytes {
      switch self {
      case .input: "standard input"
      case .output: "standard output"
      case .error: "standard error"
      }
    }
  }

  /// Writes all bytes, waiting where the reader is slow.
  ///
  /// - Throws: ``FileSystemError``; with `EPIPE` when the reader has gone, if
  ///   ``ignoreBrokenPipe()`` was called, else the process ends by `SIGPIPE`.
  public static func write(
    _ bytes: [UInt8], to stream: Stream
  ) throws(FileSystemError) {
    do throws(ErrorNumber) {
      try System.write(bytes, to: stream.descriptor)
    } catch {
      throw FileSystemError(path: stream.name, operation: .write, errno: error.code)
    }
  }

  /// Whether a person sits at the other end.
  public static func isTerminal(_ stream: Stream) -> Bool {
    isatty(stream.descriptor) == 1
  }

  /// How many characters fit on a line of the terminal that a stream goes to; nil where
  /// that is none or does not say.
  public static func width(of stream: Stream) -> Int? {
    var size = winsize()
    guard unsafe ioctl(stream.descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Makes a write to a pipe that nobody reads an error instead of a signal that
  /// ends the process. For the whole process: a program's `main` calls it once,
  /// a library never.
  public static func ignoreBrokenPipe() {
    _ = signal(SIGPIPE, SIG_IGN)
  }
}
