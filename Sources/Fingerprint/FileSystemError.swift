internal import Glibc

/// The system refused something without which the work cannot go on.
///
/// What is wrong with a single source is a ``FileProblem`` instead. Two errors
/// are equal when path, operation and number are; the words do not count.
public struct FileSystemError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was being done.
  public enum Operation: String, Sendable {
    case open, read, write, list, rename, remove, sync, resolve, digest, run
    case createDirectory = "create directory"
    case listen = "listen on"
  }

  /// The path concerned, as the caller named it; for a stream, its name.
  public let path: PathBytes
  /// What was being done.
  public let operation: Operation
  /// The system's error number; 0 when it was not the system that refused.
  public let errno: Int32
  /// The whole message for people: lower case, no final period.
  public let message: String

  /// Makes the error of a failed system call and words its message.
  public init(path: PathBytes, operation: Operation, errno: Int32) {
    self.init(path, operation, errno, reason: ErrorNumber(errno).text)
  }

  /// Makes an error that says more than the number would.
  init(_ path: PathBytes, _ operation: Operation, _ errno: Int32, reason: String) {
    self.path = path
    self.operation = operation
    self.errno = errno
    message = "cannot \(operation.rawValue) \(path.display): \(reason)"
  }

  /// Carries a failure of the digest library out of a function that reads files.
  init(_ path: PathBytes, _ error: FingerprintError) {
    self.init(path, .digest, 0, reason: error.reason)
  }

  /// Whether both are about one path, operation and error number.
  public static func == (left: Self, right: Self) -> Bool {
    left.path == right.path && left.operation == right.operation && left.errno == right.errno
  }

  /// The same as ``message``.
  public var description: String { message }
}

/// The error number of a system call, before it is known what it means.
struct ErrorNumber: Error, Equatable {
  let code: Int32

  init(_ code: Int32) {
    self.code = code
  }

  /// What the system calls the error, in the C locale's words.
  var text: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
