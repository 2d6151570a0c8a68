internal import ArchivalReference
public import Fingerprint

/// All that decides what checking a file gives besides its bytes and its format: the rules,
/// the register and the settings.
public struct CacheKey: Hashable, Sendable {
  /// The SHA-256 of all of it.
  let digest: SHA256Digest

  /// The key for one register and some settings.
  ///
  /// The register is told by its files: those of a CSV folder and an SQLite file of up to
  /// 16 MiB by their SHA-256, a larger one by its size, times and place on the disk; what SQLite
  /// keeps beside the file and has not yet brought into it or taken back, in the same way
  /// (“SQLite Write-Ahead Logging” and “Atomic Commit In SQLite”, sqlite.org). What
  /// ``Register/snapshot`` is would take reading every row.
  ///
  /// - Parameters:
  ///   - register: a CSV folder or an SQLite file.
  ///   - program: what tells this program from one that was built otherwise.
  ///   - settings: whatever else changes what is found, such as the archive that is meant
  ///     where none is printed.
  /// - Throws: ``RegestError`` when the register's files cannot be read.
  public init(
    register: PathBytes, program: String, settings: [String]
  ) throws(RegestError) {
    let rules = try RulesIdentity.current()
    let texts =
      [
        "regest check cache 1", program, rules.parser, rules.checks, rules.archives.hex,
        try Self.mark(of: register),
      ] + settings
    var bytes: [UInt8] = []
    for text in texts { bytes += Array(text.utf8) + [0] }
    digest = try Regest.digest(of: bytes)
  }

  private static let largestDigested: UInt64 = 16 << 20

  private static func mark(of register: PathBytes) throws(RegestError) -> String {
    do {
      guard FileStore.kind(of: register) == .directory else {
        var marks = try mark(ofFile: register)
        // They lie beside the file itself, not beside a link to it.
        let file = (try? FileStore.resolved(register)) ?? register
        for suffix in ["-wal", "-journal"] {
          let beside = PathBytes(file.bytes + Array(suffix.utf8))
          guard let stamp = FileStore.stamp(of: beside), stamp.size > 0 else { continue }
          marks += " \(suffix) \(try mark(ofFile: beside))"
        }
        return marks
      }
      var marks = ""
      for table in RegisterTable.all {
        let file = register.appending(PathBytes(table.file))
        guard FileStore.kind(of: file) != nil else { continue }
        let bytes = try FileStore.read(file, limit: RegisterImport.sizeLimit)
        marks += "\(table.file) \(try Regest.digest(of: bytes).hex) "
      }
      return marks
    } catch let error as FileSystemError {
      throw RegestError(.registerUnreadable, error.message, underlying: error)
    } catch let error as RegestError {
      throw error
    } catch {
      throw RegestError(.registerUnreadable, "\(register.display) cannot be read")
    }
  }

  private static func mark(ofFile file: PathBytes) throws -> String {
    guard let stamp = FileStore.stamp(of: file) else {
      throw RegestError(.registerUnreadable, "\(file.display): no register there")
    }
    guard stamp.size > largestDigested else {
      return try Regest.digest(of: FileStore.read(file, limit: Int(largestDigested))).hex
    }
    return "\(stamp.device) \(stamp.inode) \(stamp.size) \(stamp.modified) \(stamp.changed)"
  }
}
