import ArgumentParser
import Fingerprint
import Regest
import TransparencyLog

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Keep a log of issued manifests, so that none can silently change or vanish.",
    discussion: """
      A log is a folder of static files that anyone may copy or serve (C2SP tlog-tiles).
      Exit status: 0 holds, 1 findings, 2 could not finish, 3 a signature or the \
      log is not to be trusted.
      """,
    subcommands: [Init.self, Add.self, Prove.self, Check.self])

  /// Which log is meant.
  struct Place: ParsableArguments {
    @Argument(help: ArgumentHelp("The log's folder.", valueName: "log"))
    var folder: String

    var files: StoredLogFiles { StoredLogFiles(folder: PathBytes(folder)) }
  }

  /// The key to sign with.
  struct Signer: ParsableArguments {
    @Option(
      name: .long,
      help: ArgumentHelp(
        "The file with the private key: Ed25519, PEM or a note's key.",
        discussion: "It is read for signing and kept nowhere.", valueName: "file"))
    var key: String

    func signer(name: NoteName) throws -> NoteSigner {
      let path = PathBytes(key)
      do {
        return try NoteSigner(
          file: try FileStore.read(path, limit: 1 << 16), path: path, name: name)
      } catch let error as FileSystemError {
        throw RegestError(
          .unreadable, error.message,
          hint: "`openssl genpkey -algorithm ed25519 -out FILE` makes a key", underlying: error)
      }
    }
  }

  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Begin a log, and print the key that verifies it.",
      discussion: """
        Give the printed key to all who are to verify the log, by another way than the \
        log itself.
        """)

    @OptionGroup var place: Place

    @Option(
      name: .long,
      help: ArgumentHelp(
        "The log's name for ever, best an address of yours without “https://”.",
        valueName: "name"))
    var origin: String

    @OptionGroup var signer: Signer

    func run() throws {
      guard let name = NoteName(origin.utf8) else {
        throw RegestError(
          .invalidRequest, "--origin \(PathBytes(origin).display): it may have no space and no +")
      }
      let signer = try signer.signer(name: name)
      let folder = PathBytes(place.folder)
      do {
        try FileStore.createDirectory(folder)
        try FileStore.sync(folder: folder.parent ?? ".")
      } catch {
        throw RegestError(.unwritable, error.message, underlying: error)
      }
      let lock = try LogLock(place.files, waits: true)
      _ = try LogWriter.begin(place.files, signer: signer)
      lock.release()
      try Console.write(signer.verifier.text + "\n")
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add issued manifests, and print the place of each.",
      usage: "regest log add [<options>] <log> <manifest> ... --key <file>",
      discussion: """
        What is printed is in the log for good. A manifest that is there already \
        is told with its place and not added again.
        """)

    @OptionGroup var place: Place

    @Argument(
      help: ArgumentHelp("Folders that `regest build` wrote.", valueName: "manifest"))
    var manifests: [String]

    @OptionGroup var signer: Signer

    @Option(
      name: .long,
      help: ArgumentHelp(
        "After a change of keys, the earlier verifier key, or a file that holds it.",
        valueName: "key"))
    var vkey: [String] = []

    @Flag(name: .long, help: "End with status 2 when somebody else is adding to the log.")
    var noWait = false

    func run() throws {
      let files = place.files
      var ids: [RegestID] = []
      for manifest in manifests {
        ids.append(try LoggedManifest.id(ofWhole: PathBytes(manifest)))
      }
      let trusted = try VerifierKeys.read(vkey)
      let lock = try LogLock(files, waits: !noWait)
      let name = try LogName.of(files)
      var writer = try LogWriter(files, signer: signer.signer(name: name), trusted: trusted)
      var places = try writer.log.places(of: Set(ids.map(LoggedManifest.entry)))
      for (entry, place) in places { _ = try writer.log.inclusionProof(of: place, entry: entry) }
      var new: [RegestID] = []
      for id in ids where places[LoggedManifest.entry(of: id)] == nil && !new.contains(id) {
        new.append(id)
      }
      let added = try writer.append(new.map(LoggedManifest.entry))
      lock.release()
      for (id, place) in zip(new, added) { places[LoggedManifest.entry(of: id)] = place }
      var lines = ""
      for id in ids {
        let place = places[LoggedManifest.entry(of: id)] ?? 0
        lines += "\(id) \(place)\(added.contains(place) ? "" : " already there")\n"
      }
      try Console.write(lines)
    }
  }

  struct Prove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the proof that a manifest is in the log, or that the log only grew.",
      discussion: """
        A proof is a text that holds all it needs, the signed checkpoint included; keep it \
        beside the manifest as NAME.tlog-proof. `regest log check` verifies it offline.
        """)

    @OptionGroup var place: Place

    @Argument(
      help: ArgumentHelp("The manifest's id or its folder.", valueName: "manifest"))
    var manifest: String?

    @Option(
      name: .long,
      help: ArgumentHelp(
        "Prove instead that the log goes on from this earlier checkpoint.", valueName: "file"))
    var since: String?

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "The file to write.", discussion: "Default: standard output.", valueName: "file"))
    var output: String?

    func validate() throws {
      guard (manifest == nil) != (since == nil) else {
        throw ValidationError("give a manifest, or --since an earlier checkpoint")
      }
    }

    func run() throws {
      let log = try LogReader(place.files)
      if let since {
        let earlier = try EarlierCheckpoint(since)
        guard let proof = try LogGrowthProof(since: earlier.checkpoint, in: log) else {
          Console.note("\(PathBytes(place.folder).display): it does not go on from \(earlier.name)")
          throw ExitStatus.untrusted
        }
        try write(proof.bytes)
      } else if let manifest {
        let id = try LoggedManifest.id(manifest)
        let entry = LoggedManifest.entry(of: id)
        guard let index = try log.places(of: [entry])[entry] else {
          Console.note("\(id) is not in the log")
          throw ExitStatus.findings
        }
        try write(try LogProof(of: index, entry: entry, in: log).bytes)
      }
    }

    private func write(_ bytes: [UInt8]) throws {
      guard let output else { return try Console.write(bytes) }
      do {
        try FileStore.write(bytes, to: PathBytes(output))
      } catch {
        throw RegestError(.unwritable, error.message, underlying: error)
      }
    }
  }
}
