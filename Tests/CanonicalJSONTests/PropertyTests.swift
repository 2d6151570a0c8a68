import CanonicalJSON
import Testing
import TestSupport

@Suite struct PropertyTests {
  @Test func canonicalIsStable() throws {
    var generator = Generator(random: Seeded("canonical is stable"), isRecord: false)
    for _ in 0..<3000 {
      let value = generator.value()
      let bytes = try value.canonicalBytes()
      #expect(try JSON.parse(bytes).canonicalBytes() == bytes)
      #expect(try JSON.parse(value.lineBytes()).canonicalBytes() == bytes)
      #expect(try JSON.parse(value.prettyBytes(indent: 3)).canonicalBytes() == bytes)
    }
  }

  @Test func recordsReadBack() throws {
    var generator = Generator(random: Seeded("records read back"), isRecord: true)
    for _ in 0..<3000 {
      let value = generator.value()
      let bytes = try value.recordBytes()
      let record = try JSON.parseRecord(bytes)
      #expect(try record.recordBytes() == bytes)
      #expect(try value.canonicalBytes() == bytes)
      #expect(record.lineBytes() == bytes)
      for member in record.members ?? [] {
        let path = [member.name, member.value.members?.last?.name].compactMap(\.self)
        let value = path.reduce(record) { $0?[$1] }
        #expect(try JSON.recordString(at: path, in: bytes) == value?.stringValue)
      }
    }
  }

  /// Doubles of any bits read back exactly.
  @Test func doublesReadBack() throws {
    var random = Seeded("doubles read back")
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      switch try JSON.parse(JSON.number(value).canonicalBytes()) {
      case .number(let read): #expect(read == value)
      case .integer(let read): #expect(Double(read) == value)
      default: Issue.record("not a number")
      }
    }
  }

  /// Hostile bytes are refused or read, never anything else; and `parseRecord`
  /// takes exactly what `recordBytes` writes.
  @Test func hostileBytes() {
    var random = Seeded("hostile bytes")
    let alphabet =
      Array(#"{}[]:,"\/ u00e1dD8-+.E9tfn"#.utf8) + [0x00, 0x0A, 0xC3, 0xA9, 0xED, 0xF0]
    for _ in 0..<30_000 {
      let bytes: [UInt8] = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : alphabet.randomElement(using: &random) ?? 0
      }
      checkReaders(bytes)
    }
  }

  @Test func mutatedBytes() throws {
    var generator = Generator(random: Seeded("mutated bytes"), isRecord: true)
    for _ in 0..<3000 {
      var bytes = try generator.value().recordBytes()
      for _ in 0..<3 {
        let index = Int.random(in: 0..<bytes.count, using: &generator.random)
        switch Int.random(in: 0..<4, using: &generator.random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator.random)
        case 1: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator.random)
        case 2: bytes.insert(bytes[index / 2], at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + 2))
        }
        if bytes.isEmpty { break }
        checkReaders(bytes)
      }
    }
  }

  private func checkReaders(_ bytes: [UInt8]) {
    let value = try? JSON.parse(bytes)
    let record = try? JSON.parseRecord(bytes)
    let isRecord = value.map { (try? $0.recordBytes()) == bytes } ?? false
    #expect((record != nil) == isRecord, "bytes \(bytes)")
    do {
      #expect(try JSON.recordString(at: ["a"], in: bytes) == record?["a"]?.stringValue)
      #expect(isRecord, "bytes \(bytes)")
    } catch {
      #expect(!isRecord, "bytes \(bytes)")
    }
    if record != nil { #expect(record == value, "bytes \(bytes)") }
    if let canonical = try? value?.canonicalBytes() {
      // A double may print as an integer beyond 2⁵³ − 1, which is refused.
      let again = try? JSON.parse(canonical).canonicalBytes()
      #expect(again == nil || again == canonical, "bytes \(bytes)")
    }
  }
}
