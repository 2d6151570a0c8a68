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

  func open() throws(RegestError) -> Register { try Register.open(try place()) }

  /// Where the register is.
  func place() throws(RegestError) -> PathBytes {
    let variable = Environment["REGEST_REGISTER"].flatMap { $0.isEmpty ? nil : $0 }
    if let named = register ?? variable {
      return PathBytes(named)
    }
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
