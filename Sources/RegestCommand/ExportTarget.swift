import Fingerprint
import Regest

/// Where an export goes: standard output, or a file that gets its name when all is written.
final class ExportTarget {
  private var file: FileWriter?

  /// - Throws: `unwritable` when the file cannot be made.
  init(_ output: String?) throws(RegestError) {
    guard let output else { return }
    do {
      file = try FileWriter(to: PathBytes(argument: output))
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }

  /// Adds bytes.
  func write(_ bytes: [UInt8]) throws(RegestError) {
    guard file != nil else { return try Console.write(bytes) }
    do {
      try file?.write(bytes)
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }

  /// Ends the export.
  func finish() throws(RegestError) {
    guard let file = file.take() else { return }
    do {
      try file.finish()
    } catch {
      throw RegestError(.unwritable, error.message, underlying: error)
    }
  }
}
