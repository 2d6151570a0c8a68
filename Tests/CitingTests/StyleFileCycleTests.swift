import Citing
import Testing

/// A template that prints a field of which it is a part would never end.
@Suite struct StyleFileCycleTests {
  @Test(arguments: [
    "fond: фонд {fond}", "archive: «{archive}»", "first delo: {delo}", "opis: {fond} {number}",
    "date: {date}",
  ]) func aTemplateOfItselfIsRefused(line: String) throws {
    let file = "extends: journal-commas\nstyle: own\ntitle: own\nsource: own\n\(line)\n"
    #expect {
      let style = try Style(
        Array(file.utf8), file: "own.style", extending: StyleLibrary.styles)
      _ = try CompiledStyle(style)
    } throws: { error in
      "\(error)".contains("would never end") && "\(error)".hasPrefix("own.style:5:")
    }
  }
}
