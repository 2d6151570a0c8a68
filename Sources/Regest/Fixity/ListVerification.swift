public import Fingerprint
public import Fixity
internal import Glibc

/// What the verification of a checksum file found, and what it looked at.
public struct ListVerification: Sendable {
  /// The list.
  public var list: PathBytes
  /// The folder its paths start from, absolute.
  public var base: PathBytes
  /// The forms of its lines.
  public var forms: [ListForm]
  /// The algorithms by which files were compared.
  public var kinds: DigestKinds
  /// How many files are listed.
  public var files: Int
  /// How many of them were read and compared.
  public var compared: Int
  /// How many were left to other shares.
  public var left: Int
  /// Where files were looked for that are not listed, relative to the base; nil for nowhere.
  public var searched: PathBytes?
  /// What does not hold, and what is worth knowing: of the list, then of the files.
  public var diagnostics: [Diagnostic]

  /// Whether files were compared and all is as listed.
  public var holds: Bool { files > 0 && !diagnostics.hasFindings }

  /// What was looked at and whether it holds, on two lines for people.
  public var text: String {
    let digests = kinds.all.map(\.name).joined(separator: ", ")
    let forms = forms.map(\.rawValue).joined(separator: " and ")
    var first = "\(Summary.count(files, "file"))"
    if !digests.isEmpty { first += " by \(digests)" }
    if !forms.isEmpty { first += ", \(forms) lines" }
    switch searched {
    case nil: first += "; other files are not looked for"
    case "."?: break
    case let folder?: first += "; other files are looked for in \(folder.display)"
    }
    var second = "\(compared) compared"
    if left > 0 { second += ", \(left) left to other shares" }
    return "\(list.display): \(first)\n\(second): \(holds ? "holds" : "does not hold")\n"
  }
}

/// Verifies a checksum file of whatever tool against the files it lists.
public struct ListVerifier: Sendable {
  /// The folder that the list's paths start from, absolute; nil for the one it lies in.
  public var base: PathBytes?
  /// Where files are looked for that are not listed.
  public var extras: ListAudit.ExtraScope
  /// The algorithm of lines that do not name theirs; nil to tell it from the list.
  public var algorithm: DigestKind?
  /// The share of the files that is read; nil for all.
  public var share: AuditShare?

  /// A verifier of whole lists, unless told otherwise.
  public init(
    base: PathBytes? = nil, extras: ListAudit.ExtraScope = .listed, algorithm: DigestKind? = nil,
    share: AuditShare? = nil
  ) {
    self.base = base
    self.extras = extras
    self.algorithm = algorithm
    self.share = share
  }

  /// Verifies a list.
  ///
  /// - Parameters:
  ///   - list: the file, as it is named in messages.
  ///   - reading: how files are read; the result does not depend on it.
  /// - Throws: `unreadable` where the list or its folder cannot be read; `listMalformed`
  ///   where no line of it is one; `digestUnavailable` without libcrypto's digests.
  public func verify(
    _ list: PathBytes, _ reading: ReadingManner
  ) throws(RegestError) -> ListVerification {
    let absolute = try Self.reading { () throws(FileSystemError) in
      try FileStore.currentDirectory().appending(list).normalized
    }
    let base = ListBase(base ?? absolute.parent ?? "/")
    let listed = try Self.reading { () throws(FileSystemError) in
      try ListedFiles(of: list, base: base, algorithm: algorithm)
    }
    if listed.readableLines == 0,
      let fault = listed.findings.first(where: { $0.kind == .malformed })
    {
      throw RegestError(
        .listMalformed,
        "\(list.display): no line of it can be read; line \(fault.line ?? 1): \(fault.message)")
    }
    let ofList = listed.findings.map { Diagnostic($0, list: list) }
    if let stream = reading.told { ofList.forEach(stream.tell) }
    var told: (@Sendable (FixityFinding) -> Void)?
    if let stream = reading.told { told = { stream.tell(Diagnostic($0)) } }
    let audit = ListAudit(
      of: listed, list: absolute, base: base, extras: extras, threads: reading.threads,
      progress: reading.progress, told: told, isAsked: share.map(Self.isIn))
    let outcome = try Self.reading { () throws(FileSystemError) in try audit.run() }
    return ListVerification(
      list: list, base: base.path, forms: listed.forms.sorted(), kinds: listed.kinds,
      files: listed.count, compared: outcome.compared, left: outcome.left,
      searched: outcome.searched,
      diagnostics: ofList + outcome.findings.map { Diagnostic($0) })
  }

  /// Whether files are in a share; a digest that cannot be computed stops the reading itself.
  private static func isIn(_ share: AuditShare) -> @Sendable (PathBytes) -> Bool {
    { path in (try? share.contains(path)) ?? true }
  }

  private static func reading<Value>(
    _ body: () throws(FileSystemError) -> Value
  ) throws(RegestError) -> Value {
    do {
      return try body()
    } catch {
      throw RegestError(
        error,
        hint: error.errno == EFBIG
          ? "each line of a checksum file is a digest and a path; is it the right file?" : nil)
    }
  }
}
