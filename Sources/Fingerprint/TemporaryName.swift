internal import Glibc
internal import Synchronization

/// Names for files on their way: `.regest-PROCESS-NUMBER.tmp`, which the walk over sources
/// knows for what a killed run left.
enum TemporaryName {
  private static let counter = Atomic<UInt64>(0)

  /// Creates a file under a name that nobody else has, and opens it.
  ///
  /// - Parameters:
  ///   - access: `O_WRONLY` or `O_RDWR`.
  ///   - mode: who may open it, less what the process's mask takes away.
  static func create(
    in folder: Int32, access: Int32, mode: mode_t = 0o666
  ) throws(ErrorNumber) -> (name: [UInt8], number: Int32) {
    let flags = access | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    var code = EEXIST
    // A killed run with the same process number may have left names behind.
    for _ in 0..<1000 where code == EEXIST {
      let number = counter.add(1, ordering: .relaxed).oldValue
      let name = Array(".regest-\(getpid())-\(number).tmp".utf8)
      do throws(ErrorNumber) {
        let number = try unsafe System.withCString(name[...]) { (path) throws(ErrorNumber) in
          try System.retrying { unsafe openat(folder, path, flags, mode) }
        }
        return (name, number)
      } catch {
        code = error.code
      }
    }
    throw ErrorNumber(code)
  }
}
