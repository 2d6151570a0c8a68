import Fingerprint
import Foundation
import TestSupport

/// A repository of texts in a folder of its own, with what stands for the world around it: a
/// repository of Regest to take hooks and an action from, and a runner of pipelines.
///
/// - `work`: the texts, a clone of `origin.git`, on the branch `topic`.
/// - `regest`: the project's hooks and action, on `main`. Building there gives the built command.
struct Workplace {
  /// Whether this machine has what it needs.
  static let isPossible =
    Project.python != nil
    && [
      "/usr/bin/git", pythonFolder + "/bin/pre-commit", Project.pythonApart + "/check_jsonschema",
    ]
    .allSatisfy { FileManager.default.fileExists(atPath: $0) }
  private static let pythonFolder = Project.root.appendingPathComponent(".build-python").path
  /// What it needs, for a test that is skipped.
  static let need = "needs git and .build-python, which `Scripts/setup --tests` makes"

  /// A reference that has lost the mark of its lists.
  static let damaged = "(RGASPI, F. 17. Op. 3. D. 904. 11)\n"
  /// The same, as it should be.
  static let whole = "(RGASPI, F. 17. Op. 3. D. 904. L. 11)\n"

  /// It could not be set up.
  struct NotMade: Error {
    let errors: String
  }

  let folder: TemporaryFolder

  /// A repository with one damaged text on `main` and one more on `topic`.
  init() throws {
    folder = try TemporaryFolder()
    try folder.folder("tmp")
    for file in [".pre-commit-hooks.yaml", "action.yml", "Scripts/action"] {
      try folder.file(PathBytes("regest/\(file)"), Project.bytes(file))
    }
    try folder.file("regest/Scripts/setup", Array("#!/bin/sh\n".utf8))
    try folder.file("regest/Package.swift")
    try folder.file("regest/Sources/main.swift")
    try folder.file("work/letters/old.txt", Array(Self.damaged.utf8))
    let made = try run(
      """
      set -e
      chmod +x ../regest/Scripts/*
      git init -q -b main ../regest
      git -C ../regest add . && git -C ../regest commit -q -m regest
      git init -q -b main . && git add . && git commit -q -m old
      git clone -q --bare . ../origin.git
      git remote add origin ../origin.git && git fetch -q origin
      git checkout -q -b topic
      printf '%s' '\(Self.damaged)' >letters/new.txt
      git add . && git commit -q -m new
      """)
    guard made.status == 0 else {
      throw NotMade(errors: made.errors)
    }
  }

  /// Runs a command in the repository of texts, with the built `regest`, a stand-in for the
  /// compiler, pre-commit and the runner of pipelines as `$RUNNER` within its reach.
  func run(_ command: String, _ environment: [String: String] = [:]) throws -> Shell.Outcome {
    let project = Project.root.path
    let home = folder.path.display
    let own = [
      "PATH": "\(project)/Fixtures/CI/bin:\(Shell.binaries.path):/usr/bin:/bin"
        + ":\(Self.pythonFolder)/bin",
      "HOME": home, "TMPDIR": "\(home)/tmp", "XDG_CACHE_HOME": "\(home)/cache",
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
      "PYTHONPATH": Project.pythonApart, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8",
      "REGEST_BUILT": Shell.binaries.appendingPathComponent("regest").path,
      "RUNNER": "\(Self.pythonFolder)/bin/python \(project)/Fixtures/CI/runner.py",
    ]
    return try Shell.run(
      command, in: folder.path.appending("work"), environment: own.merging(environment) { $1 })
  }
}
