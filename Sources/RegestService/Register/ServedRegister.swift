import CanonicalJSON
import Fingerprint
import Regest

/// The register that is served: one snapshot, what it claims to know, and its file.
struct ServedRegister: Sendable {
  let register: Register
  let search: RegisterSearch
  /// The identity of its rows.
  let snapshot: RegisterSnapshot
  /// nil of a register that was read from CSV files.
  let file: RegisterFile?
  /// `{"sha256":…,"rows":…,"tables":{…},"coverage":{…},"evidence":{…}}`.
  let json: JSON

  /// Opens a register, and reads all of it once.
  ///
  /// - Throws: what a register that cannot be read throws; `registerUnreadable` if another file
  ///   was put in its place meanwhile.
  init(_ path: PathBytes) throws(RegestError) {
    let stamp = FileStore.stamp(of: path)
    register = try Register.open(path)
    search = RegisterSearch(try Register.open(path))
    snapshot = try register.snapshot
    file = stamp == nil ? nil : try RegisterFile(path)
    guard FileStore.stamp(of: path) == stamp else {
      throw RegestError(
        .registerUnreadable, "\(path.display): another file was put in its place meanwhile",
        hint: "start again")
    }
    json = Self.json(snapshot, try register.coverage(), try register.evidence(), file)
  }

  private static func json(
    _ snapshot: RegisterSnapshot, _ coverage: [RegisterTally], _ evidence: [RegisterTally],
    _ file: RegisterFile?
  ) -> JSON {
    let address = RegistersRoute.address(of: snapshot)
    return JSON(optional: [
      ("sha256", .string(snapshot.sha256.hex)), ("rows", .integer(Int64(snapshot.rows))),
      ("tables", .object(snapshot.counts.map { member($0.table, $0.rows) })),
      (
        "coverage",
        .object(
          coverage.map { tally in
            // `opisi_coverage` of the fonds: of how many fonds all opisi are listed.
            JSON.Member(
              name: String(tally.column.prefix { $0 != "_" }),
              value: .object(
                Coverage.allCases.map { value in
                  let count = tally.counts.first { $0.value == value.rawValue }
                  return member(value.rawValue, count?.rows ?? 0)
                }))
          })
      ),
      (
        "evidence",
        .object(
          evidence.map { tally in
            let others = tally.others > 0 ? [member("…", tally.others)] : []
            return JSON.Member(
              name: tally.table,
              value: .object(
                tally.counts.map { member($0.value, $0.rows) } + others))
          })
      ),
      ("url", .string(address)),
      (
        "snapshot",
        file.map { file in
          [
            "url": .string("\(address)/snapshot"), "sha256": .string(file.digest.hex),
            "size": .integer(Int64(file.size)),
          ]
        }
      ),
    ])
  }

  private static func member(_ name: String, _ number: Int) -> JSON.Member {
    JSON.Member(name: name, value: .integer(Int64(number)))
  }
}
