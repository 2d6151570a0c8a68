internal import Fingerprint

/// The program `ssh-keygen` and the files of one piece of work with it.
struct SSHKeygen: ~Copyable {
  /// What a run has brought.
  struct Answer {
    /// Whether it ended with status 0: it holds, or was done.
    var isYes: Bool
    /// The lines of its standard output.
    var lines: [[UInt8]]
    /// What it said besides, a line each; nothing where the terminal was given to it.
    var remarks: [String]
  }

  private let scratch: ScratchFolder

  init() throws(SignatureError) {
    let scratch = try Self.newFolder()
    self.scratch = scratch
  }

  private static func newFolder() throws(SignatureError) -> ScratchFolder {
    do {
      return try ScratchFolder()
    } catch {
      throw SignatureError(unwritable: error)
    }
  }

  /// Where a file of this work is.
  func place(_ name: PathBytes) -> PathBytes { scratch.path.appending(name) }

  /// Writes a file for the program to read, and gives its place.
  func write(_ bytes: [UInt8], _ name: PathBytes) throws(SignatureError) -> PathBytes {
    do {
      try FileStore.write(bytes, to: place(name))
    } catch {
      throw SignatureError(unwritable: error)
    }
    return place(name)
  }

  /// Reads a file that the program has written.
  func read(_ name: PathBytes) throws(SignatureError) -> [UInt8] {
    do {
      return try FileStore.read(place(name), limit: 1 << 24)
    } catch {
      throw SignatureError(unreadable: error)
    }
  }

  /// Runs `ssh-keygen -Y` with an operation.
  ///
  /// - Parameter input: the file it reads as standard input; nil where it may ask the person
  ///   at the terminal, who then also reads what it says.
  func run(
    _ operation: PathBytes, _ arguments: [PathBytes], input: PathBytes?
  ) throws(SignatureError) -> Answer {
    let ending: ChildProcess.Ending
    do {
      ending = try ChildProcess.run(
        "ssh-keygen", ["-Y", operation] + arguments, input: input.map { .file($0) } ?? .inherited,
        output: .file(place("output")), errors: input == nil ? .inherited : .file(place("errors")))
    } catch {
      throw SignatureError(.toolFailed, error.message)
    }
    switch ending {
    case .exited(0), .exited(255):
      return Answer(
        isYes: ending == .exited(0),
        lines: try read("output").split(separator: 0x0A).map { Array($0) },
        remarks: input == nil ? [] : try remarks())
    case .notFound:
      throw SignatureError(
        .toolMissing, "ssh-keygen is not on this machine; it makes and checks signatures",
        hint: "install OpenSSH 8.9 or later; on Debian: apt-get install openssh-client")
    case .exited(let status):
      let said = input == nil ? "" : try remarks().first.map { ": \($0)" } ?? ""
      throw SignatureError(
        .toolFailed, "ssh-keygen -Y \(operation.display) ended with status \(status)\(said)",
        hint: "OpenSSH 8.9 or later is needed")
    case .signalled(let signal):
      throw SignatureError(
        .toolFailed, "ssh-keygen -Y \(operation.display) was ended by signal \(signal)")
    }
  }

  /// The lines of standard error, without carriage returns and safe to print.
  private func remarks() throws(SignatureError) -> [String] {
    try read("errors").split { $0 == 0x0A || $0 == 0x0D }.map { PathBytes(Array($0)).display }
  }
}
