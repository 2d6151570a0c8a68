internal import Fingerprint

/// What verifying the issued folders of a project gave, as a check reports it.
public struct VerifiedManifests: Sendable {
  /// The findings, by the file they are about, in order of path.
  public var files: [CheckedFile] = []
  /// How many folders were verified to their end, whether they hold or not.
  public var count = 0

  /// Nothing yet.
  public init() {}
}

extension ConfiguredRun {
  /// Verifies the folders that `manifests` names, as `regest verify` does when it is started in
  /// the root.
  ///
  /// Paths in manifests begin at the root; those of findings are seen from the current folder.
  /// A folder that is not there or is no issued one is a finding that says so, and not an error:
  /// the rest is reported all the same.
  ///
  /// - Throws: what stops the reading of the register, and digests that cannot be computed.
  public func verifiedManifests(
    by verifier: ManifestVerifier, _ reading: ReadingManner
  ) throws(RegestError) -> VerifiedManifests {
    var manifests = VerifiedManifests()
    var found: [PathBytes: [Diagnostic]] = [:]
    for folder in configuration.manifests.map(\.value) {
      let diagnostics: [Diagnostic]
      do throws(RegestError) {
        diagnostics = try verified(folder, by: verifier, reading)
        manifests.count += 1
      } catch {
        guard [.manifestMalformed, .unreadable].contains(error.code) else { throw error }
        diagnostics = [
          Diagnostic(
            .sourceUnreadable, path: folder, message: error.message,
            notes: error.hint.map { [$0] } ?? [])
        ]
      }
      for var diagnostic in diagnostics {
        let path = place(of: diagnostic, in: folder)
        diagnostic.path = path
        found[path, default: []].append(diagnostic)
      }
    }
    manifests.files = found.sorted { $0.key < $1.key }.map {
      CheckedFile(verified: $0.key, $0.value)
    }
    return manifests
  }

  private func verified(
    _ folder: PathBytes, by verifier: ManifestVerifier, _ reading: ReadingManner
  ) throws(RegestError) -> [Diagnostic] {
    let verification = try verifier.verify(folder: folder, base: paths.root, reading)
    return try verification.diagnostics
      + SignatureVerification.unchecked(in: IssuedFolder(folder))
  }

  /// The file that a finding is about: one of the folder, which is called as in the
  /// configuration, or else a source. What is about the whole is about the statement.
  private func place(of diagnostic: Diagnostic, in folder: PathBytes) -> PathBytes {
    guard let path = diagnostic.path else {
      return folder.appending(PathBytes(IssuedFile.statement.rawValue))
    }
    return path == folder || path.isInside(folder) ? path : paths.fromCurrent(path)
  }
}

extension CheckedFile {
  /// A file that a manifest is about, or one of the manifest's own, with what verifying it found.
  init(verified path: PathBytes, _ diagnostics: [Diagnostic]) {
    self.init(path: path)
    isRead = false
    isVerified = true
    findings = diagnostics.map { Finding(diagnostic: $0) }
  }
}
