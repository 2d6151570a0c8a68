/// Why a path is not a source: a finding about the user's files.
///
/// An `Error` only so that it fits a `Result`; Regest never throws it out.
public enum FileProblem: Error, Hashable, Sendable {
  /// Nothing has this name.
  case missing
  /// The system refused to open or read it, with the system's error number.
  case unreadable(errno: Int32)
  /// A symbolic link, never followed. The target is as the link holds it.
  case symbolicLink(target: PathBytes)
  /// Neither file nor folder; never opened for reading.
  case special(kind: SpecialKind)
  /// A folder where a file was wanted.
  case directory
  /// A file or folder that a killed run of Regest has left behind.
  case leftover
  /// It changed while it was read, and again when it was read once more.
  case unstable

  /// What a special file is.
  public enum SpecialKind: String, Hashable, Sendable, CaseIterable {
    case fifo, socket, characterDevice, blockDevice
  }

  /// What is wrong, for people: lower case, no final period.
  public var message: String {
    switch self {
    case .missing: "no such file or directory"
    case .unreadable(let number): "cannot be read: \(ErrorNumber(number).text)"
    case .symbolicLink(let target):
      "a symbolic link to \(target.display); links are not followed"
    case .special(.fifo): "a named pipe, not a regular file"
    case .special(.socket): "a socket, not a regular file"
    case .special(.characterDevice): "a character device, not a regular file"
    case .special(.blockDevice): "a block device, not a regular file"
    case .directory: "a directory, not a regular file"
    case .leftover: "left behind by a run that was killed, and no source"
    case .unstable: "changed while it was read"
    }
  }
}

/// A problem and the path that has it.
public struct FileFinding: Hashable, Sendable {
  /// The path relative to the base the caller named.
  public let path: PathBytes
  /// What is wrong with it.
  public let problem: FileProblem

  /// Joins a path and its problem.
  public init(path: PathBytes, problem: FileProblem) {
    self.path = path
    self.problem = problem
  }
}
