import Fingerprint
import Testing

@testable import Regest

/// Patterns of paths, as git reads them in a `.gitignore`.
@Suite struct PathGlobTests {
  @Test(
    arguments: [
      ("*.md", ["a.md", "b/c.md", ".md", "a.md/b"], ["a.mdx", "md"]),
      ("/a", ["a", "a/b"], ["b/a", "aa"]),
      ("a/b", ["a/b", "a/b/c"], ["x/a/b", "a"]),
      ("a/", ["a/b", "x/a/b/c"], ["a", "x/a"]),
      ("a/*", ["a/b", "a/b/c"], ["a", "b/a/c"]),
      ("**/a", ["a", "x/a", "x/y/a/b"], ["xa"]),
      ("a/**", ["a/b", "a/b/c"], ["a", "x/a/b"]),
      ("a/**/b", ["a/b", "a/x/b", "a/x/y/b/z"], ["a", "a/x", "b"]),
      ("**", ["a", "a/b"], []),
      ("a?b", ["axb", "aйb", "a\u{1F600}b"], ["ab", "axxb", "a/b"]),
      ("*a*b*", ["ab", "xaxxbx", "aab"], ["ba", "a/b"]),
      ("пись*.txt", ["письмо.txt"], ["Письмо.txt"]),
      (#"\*\?\["#, ["*?["], ["aa["]),
      (#"\!a"#, ["!a"], ["a"]),
      ("a**b", ["axxb"], ["a/b"]),
      ("*", ["a", "a/b"], []),
    ] as [(String, [PathBytes], [PathBytes])])
  func fits(_ text: String, _ fitting: [PathBytes], _ others: [PathBytes]) throws {
    let glob = try PathGlob(text)
    for path in fitting { #expect(glob.matches(path), "\(text) \(path)") }
    for path in others { #expect(!glob.matches(path), "\(text) \(path)") }
  }

  @Test(arguments: ["", "/", "!a", "a//b", "//a", "./a", "a/../b", "..", "[a-z]", "a\\", "a/."])
  func isRefused(_ text: String) {
    #expect(throws: PathGlob.Malformed.self) { try PathGlob(text) }
  }

  /// A pattern that makes others take years.
  @Test func takesNoTime() throws {
    let glob = try PathGlob(
      String(repeating: "*a", count: 50) + "b/" + String(repeating: "**/x*/", count: 20) + "z")
    let name = String(repeating: "a", count: 200)
    let path = PathBytes(([name] + [String](repeating: "x", count: 200)).joined(separator: "/"))
    #expect(!glob.matches(path))
  }

  /// A byte that is not UTF-8 is one character.
  @Test func otherBytes() throws {
    #expect(try PathGlob("a?b").matches(PathBytes([0x61, 0x80, 0x62])))
    #expect(try !PathGlob("a?b").matches(PathBytes([0x61, 0x80, 0x80, 0x62])))
  }
}
