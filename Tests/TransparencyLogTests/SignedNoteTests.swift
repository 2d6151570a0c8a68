import Fingerprint
import Foundation
import TestSupport
import Testing

@testable import TransparencyLog

@Suite struct SignedNoteTests {
  /// The example of the specification: what it says, and the key that signed it.
  private let example = """
    This is an example message.

    \u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

    """
  private let exampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

  private func key(_ text: String) throws -> VerifierKey { try VerifierKey(text.utf8) }

  @Test func theExampleOfTheSpecificationHolds() throws {
    let key = try key(exampleKey)
    let note = try SignedNote(Array(example.utf8))
    #expect(try note.verifiers(among: [key]) == [key])
    #expect(note.bytes == Array(example.utf8))
    #expect(key.text == exampleKey)
    #expect(note.text == Array("This is an example message.\n".utf8))
  }

  /// The sample checkpoint of the log's page, and the key under it.
  @Test func theSampleOfThePageHolds() throws {
    let page = String(decoding: try Project.bytes("Documentation/log.md"), as: UTF8.self)
    let blocks = page.split(separator: "```\n").map { Array($0.utf8) }
    let name = Array("example.org/log".utf8)
    let note = try SignedNote(#require(blocks.first { $0.starts(with: name + [0x0A]) }))
    let key = try VerifierKey(
      #require(blocks.first { $0.starts(with: name + [0x2B]) }).dropLast())
    #expect(try note.verifiers(among: [key]) == [key])
    #expect(try Checkpoint(text: note.text).size == 2)
  }

  @Test func everyChangedByteIsNoticed() throws {
    let key = try key(exampleKey)
    let bytes = Array(example.utf8)
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << UInt8(bit)
        #expect(throws: SignedNote.Problem.self, "bit \(bit) of byte \(index)") {
          _ = try SignedNote(changed).verifiers(among: [key])
        }
      }
    }
  }

  @Test(arguments: [
    ("no text before its signatures", "\u{2014} a AAAAAAA=\n"),
    ("no blank line", "text\n\u{2014} a AAAAAAA=\n"),
    ("nothing after the blank line", "text\n\n"),
    ("nothing", ""),
    ("no end of the last line", "text\n\n\u{2014} a AAAAAAA="),
    ("a hyphen for a dash", "text\n\n- a AAAAAAA=\n"),
    ("no base 64", "text\n\n\u{2014} a AAAAAA\n"),
    ("base 64 with bits that belong to no byte", "text\n\n\u{2014} a AAAAAAB=\n"),
    ("base 64 for web addresses", "text\n\n\u{2014} a AAAAA-_=\n"),
    ("an id and no signature", "text\n\n\u{2014} a AAAAAA==\n"),
    ("a plus sign in a name", "text\n\n\u{2014} a+b AAAAAAA=\n"),
    ("an odd space in a name", "text\n\n\u{2014} a\u{2009}b AAAAAAA=\n"),
    ("an empty name", "text\n\n\u{2014}  AAAAAAA=\n"),
    ("something behind a signature", "text\n\n\u{2014} a AAAAAAA= b\n"),
    ("a control character", "te\u{1}xt\n\n\u{2014} a AAAAAAA=\n"),
    ("a carriage return", "text\r\n\n\u{2014} a AAAAAAA=\n"),
    ("101 signatures", "text\n\n" + String(repeating: "\u{2014} a AAAAAAA=\n", count: 101)),
  ]) func isRefused(what: String, text: String) {
    #expect(throws: SignedNote.Problem.self, "\(what)") { try SignedNote(Array(text.utf8)) }
  }

  @Test func whatIsNotUTF8IsRefused() {
    let bytes = Array("te".utf8) + [0xFF] + Array("xt\n\n\u{2014} a AAAAAAA=\n".utf8)
    #expect(throws: SignedNote.Problem.malformed(reason: "not UTF-8")) { try SignedNote(bytes) }
  }

  @Test func theTextEndsAtTheLastEmptyLine() throws {
    let note = try SignedNote(Array("one\n\n\ntwo\n\n\u{2014} a AAAAAAA=\n".utf8))
    #expect(note.text == Array("one\n\n\ntwo\n".utf8))
    #expect(throws: SignedNote.Problem.noKnownSignature) {
      try note.verifiers(among: [try key(exampleKey)])
    }
  }

  /// Swift's strings hold both names for one.
  @Test func namesAreBytes() throws {
    let composed = try #require(NoteName("й.example".utf8))
    let decomposed = try #require(NoteName("и\u{306}.example".utf8))
    #expect(composed != decomposed)
  }

  @Test(arguments: [
    "", "a", "a+b", "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U",
    " example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  ]) func isNoVerifierKey(_ text: String) {
    #expect(throws: LogError.self) { try VerifierKey(text.utf8) }
  }

  @Test func base64IsThatOfFoundationInItsOneSpelling() throws {
    var random = Seeded("base 64")
    for count in 0...70 {
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let digits = Base64.encode(bytes)
      #expect(digits == Array(Data(bytes).base64EncodedString().utf8))
      #expect(Base64.decode(digits) == bytes)
      #expect(count == 0 || Base64.decode(digits.dropLast()) == nil)
      #expect(Base64.decode(digits + [0x0A]) == nil)
    }
    #expect(Base64.decode("====".utf8) == nil)
    #expect(Base64.decode("A===".utf8) == nil)
  }

  @Test(.enabled(if: Project.corpora != nil, "needs REGEST_CORPORA"))
  func thePublishedNotesHoldOrFailAsPublished() throws {
    let file = try #require(Project.corpora)
      .appendingPathComponent("vectors/signed-note/notes.json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let text = try #require(json["text"] as? String)
    let keys = try #require(json["verifier_keys"] as? [String]).map { try key($0) }
    let lines = try #require(json["signature_lines"] as? [String])
    func note(_ lines: [String]) throws -> SignedNote {
      try SignedNote(Array("\(text)\n\(lines.joined(separator: "\n"))\n".utf8))
    }
    #expect(try note(lines).verifiers(among: [keys[0]]) == [keys[0]])
    #expect(try note(lines).signatures.count == 2)
    #expect(try note(lines).verifiers(among: keys) == keys)
    #expect(try note(lines.reversed()).verifiers(among: keys) == keys.reversed())
    #expect(throws: SignedNote.Problem.noKnownSignature) { try note(lines).verifiers(among: []) }
    #expect(throws: SignedNote.Problem.self) {
      try note(Array(repeating: lines[0], count: 101))
    }
    let other = try SignedNote(Array("another text\n\n\(lines[0])\n".utf8))
    #expect(throws: SignedNote.Problem.wrongSignature(keys[0].name)) {
      try other.verifiers(among: keys)
    }
    let log = try #require(json["tlog_checkpoint"] as? [String: String])
    let logKey = try key(try #require(log["verifier_key"]))
    let signed = try SignedNote(Array(try #require(log["checkpoint"]).utf8))
    #expect(try signed.verifiers(among: [logKey]) == [logKey])
    let checkpoint = try Checkpoint(text: signed.text)
    #expect(checkpoint.size == 15)
    #expect(checkpoint.text == signed.text)
  }
}
