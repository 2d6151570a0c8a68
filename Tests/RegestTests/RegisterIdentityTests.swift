import Fingerprint
import Testing

@testable import Regest

@Suite struct RegisterIdentityTests {
  @Test(arguments: ["small", "rgaspi"])
  func shuffledFilesAreTheSameRegister(_ fixture: String) throws {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    let expected = try Register.open(fixtureRegister(fixture))
    let folder = try TestFolder()
    for table in RegisterTable.all {
      let path = fixtureRegister(fixture).appending(PathBytes(table.file))
      let bytes = try FileStore.read(path, limit: 1 << 24)
      try FileStore.write(
        try shuffled(table.file, bytes, &random), to: folder.file(table.file))
    }
    let found = try Register.open(folder.path)
    #expect(try found.export() == expected.export(), "seed \(seed)")
    #expect(try found.snapshot == expected.snapshot, "seed \(seed)")
  }

  @Test(arguments: ["small", "rgaspi"])
  func fileAndFolderAreTheSameRegister(_ fixture: String) throws {
    let folder = try TestFolder()
    let written = try Register.importCSV(
      from: fixtureRegister(fixture), to: folder.file("register.sqlite"))
    let file = try Register.open(folder.file("register.sqlite"))
    let source = try Register.open(fixtureRegister(fixture))
    #expect(try file.snapshot == source.snapshot)
    #expect(try file.snapshot == written)
    #expect(try file.export() == source.export())
  }

  @Test(arguments: ["small", "rgaspi"])
  func writtenCSVIsTheSameRegister(_ fixture: String) throws {
    let folder = try TestFolder()
    let source = try Register.open(fixtureRegister(fixture))
    try source.exportCSV(to: folder.file("copy"))
    let copy = try Register.open(folder.file("copy"))
    #expect(try copy.snapshot == source.snapshot)
  }

  @Test func emptyCoverageMeansPartial() throws {
    let folder = try TestFolder()
    try folder.write("archives.csv", MalformedCase.archives)
    try folder.write("fonds.csv", "archive,fond,evidence,source\nGARF,1,e,s\n")
    let left = try Register.open(folder.path).snapshot
    try folder.write(
      "fonds.csv", "archive,fond,evidence,source,opisi_coverage\nGARF,1,e,s,partial\n")
    #expect(try Register.open(folder.path).snapshot == left)
  }

  @Test func anyChangeOfARowChangesTheIdentity() throws {
    let folder = try TestFolder()
    try folder.write("archives.csv", MalformedCase.archives)
    var seen: Set<SHA256Digest> = []
    // The last two differ only in the form of й: composed and decomposed.
    for source in ["s", "S", "s ", "\u{0439}", "\u{0438}\u{0306}"] {
      try folder.write("fonds.csv", "archive,fond,evidence,source\nGARF,1,e,\(source)\n")
      seen.insert(try Register.open(folder.path).snapshot.sha256)
    }
    #expect(seen.count == 5)
  }

  @Test func exportIsOneCanonicalLineARow() throws {
    let folder = try TestFolder()
    try folder.write("archives.csv", "key\nGARF\n")
    try folder.write(
      "fonds.csv", "archive,fond,evidence,source\nGARF,Р-1,e,s\nGARF,2,e,\"a \"\"b\"\"\"\n")
    try folder.write(
      "dela.csv", "archive,fond,delo,sheets,evidence,source\nGARF,2,10,120,e,s\nGARF,2,9,,e,s\n")
    let register = try Register.open(folder.path)
    let lines = [
      #"{"fonds_coverage":"partial","key":"GARF","table":"archives"}"#,
      #"{"archive":"GARF","evidence":"e","fond":"2","opisi_coverage":"partial","#
        + #""source":"a \"b\"","table":"fonds"}"#,
      #"{"archive":"GARF","evidence":"e","fond":"Р-1","opisi_coverage":"partial","#
        + #""source":"s","table":"fonds"}"#,
      #"{"archive":"GARF","delo":"10","evidence":"e","fond":"2","sheets":120,"#
        + #""source":"s","table":"dela"}"#,
      #"{"archive":"GARF","delo":"9","evidence":"e","fond":"2","source":"s","table":"dela"}"#,
    ]
    let text = lines.map { $0 + "\n" }.joined()
    #expect(String(decoding: try register.export(), as: UTF8.self) == text)
    let snapshot = try register.snapshot
    #expect(try snapshot.sha256 == SHA256Digest.of(Array(text.utf8)))
    #expect(snapshot.rows == 5)
    #expect(
      snapshot.counts.map(\.table)
        == ["archives", "fonds", "opisi", "dela", "delo_ranges", "concordance"])
    #expect(snapshot.counts.map(\.rows) == [1, 2, 0, 2, 0, 0])
    let delo = try register.delo("GARF", "2", nil, "10")
    #expect(try delo?.digest == SHA256Digest.of(Array(lines[3].utf8)))
  }

  /// The same table with rows and columns in another order and every field in quotes.
  private func shuffled(
    _ file: String, _ bytes: [UInt8], _ random: inout SeededGenerator
  ) throws -> [UInt8] {
    var reader = try CSVReader(file: file, bytes: bytes)
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.map(\.value)) }
    guard let header = records.first else { return bytes }
    let columns = header.indices.shuffled(using: &random)
    let lines = [header] + records.dropFirst().shuffled(using: &random)
    let text = lines.map { line in
      columns.map { "\"" + line[$0].replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }
    return Array(("\u{FEFF}" + text.joined(separator: "\r\n")).utf8)
  }
}
