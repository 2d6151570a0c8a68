public import Fingerprint

extension IssuedFolder {
  /// Reads a folder that must be whole as it was issued: what is vouched for cannot be taken
  /// back.
  ///
  /// - Parameter consequence: what was not done where it is not, such as "nothing was added".
  /// - Throws: `manifestMalformed` where the folder's files are not those that the manifest
  ///   names.
  public init(whole path: PathBytes, otherwise consequence: String) throws(RegestError) {
    try self.init(path)
    guard let fault = try IssuedFiles(of: self).diagnostics.first else { return }
    let line = fault.place.map { ":\($0.line)" } ?? ""
    throw RegestError(
      .manifestMalformed, "\((fault.path ?? path).display)\(line): \(fault.message)",
      hint: "\(consequence); `regest verify` says what changed")
  }
}
