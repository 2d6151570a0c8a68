import Testing

@testable import Regest

@Suite("Patterns of gitignore")
struct WildcardTests {
  @Test(
    "a line and a path from the file's folder",
    arguments: [
      ("a", "a", true), ("a", "x/a", true), ("a", "ab", false), ("/a", "x/a", false),
      ("x/a", "x/a", true), ("x/a", "y/x/a", false), ("*.tmp", "x/b.tmp", true),
      ("*.tmp", "b.tmp2", false), ("x/*", "x/a", true), ("x/*", "x/a/b", false),
      ("x/**", "x/a/b", true), ("x/**", "x", false), ("**/a", "x/y/a", true), ("**/a", "a", true),
      ("x/**/a", "x/a", true), ("x/**/a", "x/y/z/a", true), ("x/**/a", "xy/a", false),
      ("[a-c]?", "bz", true), ("[!a-c]?", "bz", false), ("[]-]", "-", true), ("[]-]", "]", true),
      ("[[:digit:]x]", "7", true), ("[[:nothing:]]", "n", false), ("[a", "[a", false),
      ("\\#a", "#a", true), ("#a", "#a", false), ("\\!a", "!a", true), ("a\\", "a", false),
      ("a  ", "a", true), ("a\\ ", "a ", true), ("a\\ ", "a", false), ("a\r", "a", true),
      ("я[а-я]*", "яма", true), ("ям?", "ямка", false), ("*ка", "ямка", true),
      ("a*b*c", "aXXbYYc", true), ("a*b*c", "aXXbYY", false), ("*", "a", true), ("?", "/", false),
      ("", "a", false), ("/", "a", false),
    ])
  func lines(line: String, path: String, isMatch: Bool) {
    let path = Array(path.utf8)
    let name = path.split(separator: UInt8(ascii: "/")).last ?? []
    let matches = IgnorePattern.patterns(in: Array(line.utf8)).contains {
      $0.matches(path[...], name: name, isFolder: false)
    }
    #expect(matches == isMatch)
  }

  @Test("a slash at the end asks for a folder")
  func folders() throws {
    let pattern = try #require(IgnorePattern.patterns(in: Array("out/".utf8)).first)
    let name = Array("out".utf8)[...]
    #expect(pattern.matches(name, name: name, isFolder: true))
    #expect(!pattern.matches(name, name: name, isFolder: false))
  }

  @Test("many stars end")
  func manyStars() {
    let stars = String(repeating: "*a", count: 2_000)
    let text = Array(String(repeating: "a", count: 1_999).utf8)[...]
    let pattern = Wildcard(Array(stars.utf8)[...], start: 0)
    #expect(pattern?.matches(text) == false)
  }
}
