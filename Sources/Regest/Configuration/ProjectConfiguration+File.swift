public import Fingerprint

extension ProjectConfiguration {
  /// The names that a file of configuration is found by.
  public static let names: [PathBytes] = [".regest.yml", ".regest.yaml"]

  /// Reads a file of configuration.
  ///
  /// - Parameter file: Its path; what the file says of paths is seen from its folder.
  /// - Throws: `unreadable`, or `configuration-malformed` with all that is wrong.
  public init(at file: PathBytes) throws(RegestError) { try self.init(at: file, named: file) }

  private init(at file: PathBytes, named name: PathBytes) throws(RegestError) {
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(file, limit: 1 << 20)
    } catch {
      throw RegestError(.unreadable, error.message, underlying: error)
    }
    try self.init(bytes, file: name)
  }

  /// Reads a file of configuration that ``file(in:)`` found. Nobody has named it, so it must be a
  /// file: a pipe would keep the run waiting.
  ///
  /// - Parameters:
  ///   - file: Its path.
  ///   - name: Its path as messages call it; what the file says of paths is seen from its folder.
  /// - Throws: `unreadable`, or `configuration-malformed` with all that is wrong.
  public init(found file: PathBytes, named name: PathBytes) throws(RegestError) {
    let fault: String
    switch FileStore.kind(of: file) {
    case .file:
      try self.init(at: file, named: name)
      return
    case .directory: fault = "is a folder, not a file of configuration"
    case .other: fault = "is not a file, so that no configuration can be read from it"
    case nil: fault = "is a symbolic link that leads nowhere"
    }
    throw RegestError(
      .unreadable, "\(name.display) \(fault)", hint: "mend it, or use --config or --no-config")
  }

  /// Reads the bytes of a file of configuration.
  ///
  /// - Throws: `configuration-malformed` with all that is wrong.
  public init(_ bytes: [UInt8], file: PathBytes) throws(RegestError) {
    var reader = ConfigurationReader(file: file)
    self = try reader.read(bytes)
    source = bytes
  }

  /// The file of configuration that lies in a folder; nil where there is none.
  ///
  /// - Throws: `configuration-malformed` where the folder holds both names.
  public static func file(in folder: PathBytes) throws(RegestError) -> PathBytes? {
    let found = names.map(folder.appending).filter(FileStore.isTaken)
    if found.count > 1 {
      throw RegestError(
        .configurationMalformed,
        "\(found[1].display): \(names[0].display) lies beside it, and only one of them can count")
    }
    return found.first
  }
}
