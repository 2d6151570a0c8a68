import ArgumentParser
import Fingerprint
import Regest

/// Which register to check against.
struct RegisterOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The register: an SQLite file or a folder of CSV files.",
      discussion: "Default: REGEST_REGISTER, or else the register that comes with Regest.",
      valueName: "path"))
  var register: String?

  /// The register that the command line or the environment names.
  var setting: Setting<PathBytes>? {
    if let register { return Setting(PathBytes(argument: register), from: .option("--register")) }
    guard let named = Environment["REGEST_REGISTER"], !named.isEmpty else { return nil }
    return Setting(PathBytes(named), from: .variable("REGEST_REGISTER"))
  }

  func open() throws(RegestError) -> Register { try Register.open(try place()) }

  /// Where the register is.
  ///
  /// - Parameter configured: the register that counts where none is named here.
  func place(configured: PathBytes? = nil) throws(RegestError) -> PathBytes {
    if let named = setting?.value ?? configured { return named }
    guard let shipped = Self.shipped() else {
      throw RegestError(
        .registerUnreadable, "no register is named, and none comes with this program",
        hint: "name one with --register or REGEST_REGISTER")
    }
    return shipped
  }

  /// The register in the project's fixtures, looked for upwards from the program.
  private static func shipped() -> PathBytes? {
    guard let program = try? FileStore.resolved(PathBytes("/proc/self/exe")) else { return nil }
    var folder = program.parent
    while let current = folder {
      let register = current.appending(PathBytes("Fixtures/Registers/rgaspi"))
      if FileStore.kind(of: register) == .directory { return register }
      folder = current.parent
    }
    return nil
  }
}
