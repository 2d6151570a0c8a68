import Fingerprint
import Foundation
import TestSupport

/// A signed folder with the keys of alice and bob, made anew for each test.
struct SigningCase {
  static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/ssh-keygen")
  static let need = "needs ssh-keygen"

  let folder: TemporaryFolder

  /// Issues `out` about the folder `letters`, and signs it by the keys that are named.
  init(signedBy keys: String...) throws {
    folder = try TemporaryFolder()
    try folder.file("letters/a.txt", Project.bytes("Fixtures/Letters/notes-ru.txt"))
    try run(
      """
      regest build letters -o out >/dev/null || [ $? = 1 ]
      for k in alice bob; do ssh-keygen -q -t ed25519 -N '' -C $k -f $k; done
      for k in alice bob; do echo "$k@example.org $(cut -d' ' -f1,2 $k.pub)"; done >signers
      """)
    for key in keys { try run("regest sign out --key \(key) >/dev/null") }
  }

  /// What a command prints and ends with.
  func outcome(_ command: String, _ environment: [String: String] = [:]) throws -> Shell.Outcome {
    try Shell.run(command, in: folder.path, environment: environment)
  }

  /// Runs what must succeed, and gives what it prints.
  @discardableResult
  func run(_ command: String) throws -> String {
    let outcome = try outcome("set -e\n" + command)
    guard outcome.status == 0 else {
      throw Failure(status: outcome.status, said: outcome.output + outcome.errors)
    }
    return outcome.output
  }

  struct Failure: Error {
    var status: Int32
    var said: String
  }

  /// Verifies the folder against the file `signers`.
  func verify(_ options: String = "", signers: String = "signers") throws -> Shell.Outcome {
    try outcome("regest verify out --signers \(signers) \(options)")
  }

  /// The names of the files in `out` that have to do with signatures.
  func signatures() throws -> [String] {
    try folder.names(in: "out").map(\.display).filter { $0.contains(".sig") }
  }
}
