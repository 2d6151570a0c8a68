import ArgumentParser
import Fingerprint
import Regest
import TransparencyLog

/// Keys as arguments: each a key, or a file with one a line.
enum VerifierKeys {
  static func read(_ arguments: [String]) throws -> [VerifierKey] {
    var keys: [VerifierKey] = []
    for argument in arguments {
      let path = PathBytes(argument)
      guard FileStore.kind(of: path) != nil else {
        guard argument.utf8.contains(0x2B) else {
          throw RegestError(
            .unreadable, "\(path.display): no file, and no verifier key (NAME+ID+KEY)",
            hint: "the key is the line that `regest log init` or the log's owner gives out")
        }
        keys.append(try VerifierKey(argument.utf8))
        continue
      }
      do {
        for line in try FileStore.read(path, limit: 1 << 16).split(separator: 0x0A) {
          keys.append(try VerifierKey(line))
        }
      } catch let error as FileSystemError {
        throw RegestError(.unreadable, error.message, underlying: error)
      }
    }
    return keys
  }
}

/// The name of a log, from its checkpoint; believed only after a signature has been
/// verified.
enum LogName {
  static func of(_ files: any LogFiles) throws(LogError) -> NoteName {
    let origin = try LogReader(files).checkpoint.origin
    guard let name = NoteName(origin) else {
      throw LogError(
        .untrusted, "\(PathBytes(origin).display): not the name of a log that can be added to")
    }
    return name
  }
}

/// A checkpoint that somebody kept.
struct EarlierCheckpoint {
  let name: String
  let checkpoint: Checkpoint
  private let note: SignedNote

  init(_ file: String) throws {
    let path = PathBytes(file)
    name = path.display
    do {
      note = try SignedNote(try FileStore.read(path, limit: SignedNote.largestSize))
      checkpoint = try Checkpoint(text: note.text)
    } catch let error as SignedNote.Problem {
      throw LogError(.untrusted, "\(path.display): no checkpoint: \(error.message)")
    } catch let error as FileSystemError {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
  }

  func verify(_ keys: [VerifierKey]) throws(LogError) {
    do throws(SignedNote.Problem) {
      _ = try note.verifiers(among: keys)
    } catch {
      throw LogError(.untrusted, "\(name): \(error.message)")
    }
  }
}

/// Keeps other writers from a log.
struct LogLock: ~Copyable {
  private let lock: FileLock

  /// Takes the lock. Who sits at a terminal is told that they wait.
  init(_ files: StoredLogFiles, waits: Bool) throws {
    let path = files.folder.appending(LogPath.lock)
    do {
      if let lock = try FileLock(path, waits: false) {
        self.lock = lock
        return
      }
      guard waits else {
        throw LogError(.busy, "\(files.folder.display): somebody else is adding to the log")
      }
      if StandardStreams.isTerminal(.error) {
        Console.note("\(files.folder.display): waiting for somebody else to finish adding to it")
      }
      guard let lock = try FileLock(path, waits: true) else {
        throw LogError(.busy, "\(files.folder.display): somebody else is adding to the log")
      }
      self.lock = lock
    } catch let error as FileSystemError {
      throw RegestError(
        .unwritable, error.message, hint: "`regest log init` makes a log", underlying: error)
    }
  }

  /// Lets go of it; also a way to say that it was held up to here.
  consuming func release() {}
}
