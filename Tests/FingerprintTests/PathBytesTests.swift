import Testing
import TestSupport

@testable import Fingerprint

@Suite("Paths as bytes")
struct PathBytesTests {
  @Test("composed and decomposed letters are two paths")
  func canonicalEquivalence() {
    let composed = "\u{439}"
    let decomposed = "\u{438}\u{306}"
    #expect(composed == decomposed)
    #expect(PathBytes(composed) != PathBytes(decomposed))
    #expect(Set([PathBytes(composed), PathBytes(decomposed)]).count == 2)
  }

  @Test("order is that of unsigned bytes")
  func order() {
    let sorted: [PathBytes] = [
      "", "A", "a", "a!", "a/b", "a0", "aa", "б", PathBytes([0x80]), PathBytes([0xFF]),
    ].sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    #expect(sorted.shuffled().sorted() == sorted)
    #expect(PathBytes("a") < PathBytes([0x80]))
    #expect(PathBytes("a") < "a/")
    #expect(!(PathBytes("") < ""))
  }

  @Test("order agrees with the bytes' on random paths")
  func randomOrder() {
    var generator = Seeded("PathBytes")
    for _ in 0..<2000 {
      let one = Self.randomPath(&generator)
      let other = Self.randomPath(&generator)
      #expect(
        (one < other) == one.bytes.lexicographicallyPrecedes(other.bytes),
        "seed \(generator.seed)")
    }
  }

  @Test(
    "lexical parts",
    arguments: [
      ("a/b", ["a", "b"], "b", "a", "a/b"),
      ("a", ["a"], "a", ".", "a"),
      ("/a", ["a"], "a", "/", "/a"),
      ("./a//b/./", [".", "a", "b", "."], ".", "a", "a/b"),
      ("a/../b", ["a", "..", "b"], "b", "a/..", "a/../b"),
      ("..", [".."], "..", nil, ".."),
      ("a/..", ["a", ".."], "..", nil, "a/.."),
      (".", ["."], ".", nil, "."),
      ("/", [], nil, nil, "/"),
      ("", [], nil, nil, "."),
      ("//a//", ["a"], "a", "/", "/a"),
      ("...", ["..."], "...", ".", "..."),
    ] as [(PathBytes, [PathBytes], PathBytes?, PathBytes?, PathBytes)])
  func parts(
    _ path: PathBytes, _ components: [PathBytes], _ last: PathBytes?, _ parent: PathBytes?,
    _ normalized: PathBytes
  ) {
    #expect(path.components == components)
    #expect(path.lastComponent == last)
    #expect(path.parent == parent)
    #expect(path.normalized == normalized)
    let isPlain = !components.isEmpty && path == normalized && !path.isAbsolute
    #expect(path.isPlain == (isPlain && !components.contains { $0 == "." || $0 == ".." }))
    #expect(path.hasParentReference == components.contains(".."))
    #expect(path.isAbsolute == (path.bytes.first == UInt8(ascii: "/")))
  }

  @Test(
    "joining",
    arguments: [
      ("a", "b", "a/b"), ("a/", "b", "a/b"), (".", "b", "b"), ("", "b", "b"), ("a", "", "a"),
      ("a", ".", "a"), ("a", "/b", "/b"), ("/", "b", "/b"),
    ] as [(PathBytes, PathBytes, PathBytes)])
  func appending(_ folder: PathBytes, _ name: PathBytes, _ joined: PathBytes) {
    #expect(folder.appending(name) == joined)
  }

  @Test(
    "relative by whole components",
    arguments: [
      ("letters/a", "letters", "a"), ("letters", "letters", "."), ("letters/a", ".", "letters/a"),
      ("letters2/a", "letters", nil), ("letters", "letters/a", nil), ("/a/b", "/", "a/b"),
      ("/a", "a", nil), ("a", "/a", nil), ("./a//b", "a/", "b"), ("a/../b", "a", nil),
      ("../a", "..", "a"), ("../../a", "..", nil), ("a/b", "", "a/b"),
    ] as [(PathBytes, PathBytes, PathBytes?)])
  func relative(_ path: PathBytes, _ other: PathBytes, _ expected: PathBytes?) {
    #expect(path.relative(to: other) == expected)
    #expect(path.isInside(other) == (expected != nil))
  }

  @Test(
    "what a terminal is shown",
    arguments: [
      (Array("Письмо 1.txt".utf8), "Письмо 1.txt"),
      (Array("a\nb\rc\td".utf8), #"a\nb\rc\td"#),
      (Array(#"a\nb"#.utf8), #"a\\nb"#),
      ([0x1B] + Array("[2J".utf8), #"\x1b[2J"#),
      ([0x00, 0x7F], #"\x00\x7f"#),
      ([0x61, 0xFF, 0xFE, 0x62], #"a\xff\xfeb"#),
      ([0xD0], #"\xd0"#),
      ([0xE2, 0x82, 0x61], #"\xe2\x82a"#),
      ([0xC0, 0x80], #"\xc0\x80"#),
      ([0xED, 0xA0, 0x80], #"\xed\xa0\x80"#),
      (Array("\u{202E}gpj".utf8), #"\xe2\x80\xaegpj"#),
      (Array("\u{85}".utf8), #"\xc2\x85"#),
      (Array("\u{2028}".utf8), #"\xe2\x80\xa8"#),
      (Array("📜".utf8), "📜"),
      ([], ""),
    ] as [([UInt8], String)])
  func display(_ bytes: [UInt8], _ expected: String) {
    let shown = PathBytes(bytes).display
    #expect(Array(shown.utf8) == Array(expected.utf8))
    #expect(PathBytes(bytes).description == shown)
  }

  @Test("a display can be read back, so no two paths share one")
  func displayIsReversible() {
    var generator = Seeded("PathBytes")
    for _ in 0..<2000 {
      let path = Self.randomPath(&generator)
      #expect(Self.unescape(path.display) == path.bytes, "seed \(generator.seed)")
    }
  }

  @Test("text exists only for UTF-8")
  func utf8() {
    #expect(PathBytes("Дело 7").utf8 == "Дело 7")
    #expect(PathBytes([0xFF]).utf8 == nil)
    #expect(PathBytes([0xD0]).utf8 == nil)
    #expect(PathBytes([]).utf8 == "")
  }

  private static func randomPath(_ generator: inout Seeded) -> PathBytes {
    let alphabet: [UInt8] = [
      0, 9, 10, 13, 0x1B, 0x2F, 0x5C, 0x61, 0x6E, 0x78, 0x7F, 0x80, 0x82, 0xD0, 0xB9, 0xE2, 0xF0,
      0x9F, 0xFF,
    ]
    let count = Int.random(in: 0...12, using: &generator)
    return PathBytes((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 })
  }

  private static func unescape(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "t"): bytes.append(9)
      case UInt8(ascii: "x"):
        guard let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
          return nil
        }
        bytes.append(byte)
        rest = rest.dropFirst(2)
      default: return nil
      }
    }
    return bytes
  }
}
