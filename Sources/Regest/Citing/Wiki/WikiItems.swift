import ArchivalReference
import Citing

/// Items of the templates with which Wikipedias cite archives, from the wikitext of a page:
/// `{{cite Russian archive}}`, its Ukrainian and Russian sisters, and `{{cite archive}}`.
enum WikiItems {
  /// Whether a text has one of the templates.
  static func areIn(_ text: [UInt8]) -> Bool {
    !WikiTemplate.all(in: text) { WikiParameters.kind(of: $0) != nil }.isEmpty
  }

  /// A note for each template, in the order of the page; a template may cite several files.
  static func entries(_ text: [UInt8], name: String) throws(RegestError) -> [ReadEntry] {
    guard let valid = try? UTF8Span(validating: text.span), !valid.isEmpty else {
      throw RegestError(
        .itemMalformed, "\(name): the file is not UTF-8", hint: "save it as UTF-8")
    }
    var cursor = PlaceCursor()
    var entries: [ReadEntry] = []
    for template in WikiTemplate.all(in: text, where: { WikiParameters.kind(of: $0) != nil }) {
      let place = cursor.place(of: template.start, in: text.span)
      entries.append(entry(template, place: "\(name):\(place.line):\(place.column)"))
    }
    return entries
  }

  private static func entry(_ template: WikiTemplate, place: String) -> ReadEntry {
    func failed(_ message: String) -> ReadEntry {
      ReadEntry(
        place: place, items: .failure(RegestError(.itemMalformed, "\(place): \(message)")))
    }
    guard template.end != nil else { return failed("the template has no end; “}}” ends it") }
    let parameters = WikiParameters(template)
    let numbers = (1...WikiParameters.mostFiles).filter { parameters.hasFile($0) }
    var items: [Item] = []
    for number in numbers.isEmpty ? [1] : numbers {
      do {
        items.append(try item(number, of: parameters, after: items.last))
      } catch {
        return failed("\(error.field): \(error.message)")
      }
    }
    return ReadEntry(place: place, items: .success(items), passedOver: parameters.passedOver)
  }

  /// The item of a template's first file, or of a later one, which inherits the opis.
  private static func item(
    _ number: Int, of parameters: WikiParameters, after last: Item?
  ) throws(ItemFields.Fault) -> Item {
    var levels = parameters.levels(number)
    if last != nil {
      levels.fond = parameters.levels(1).fond
      levels.opis = levels.opis ?? last?.shifr.opis
    }
    var fields = parameters.fields
    if !levels.isEmpty { fields["reference"] = levels.text }
    var item = try ItemFields(fields).item()
    item.isUnit = levels.isUnit
    return item
  }
}
