import ArchivalReference
public import Citing

/// Items of the templates with which Wikipedias cite archives, from the wikitext of a page:
/// `{{cite Russian archive}}`, its Ukrainian and Russian sisters, and `{{cite archive}}`.
public enum WikiPage {
  /// One template: the items of a note, as it may cite several files, or why there are none.
  public struct Citation: Sendable {
    /// Where its first brace stands, and what is wrong with it if there are no items.
    public var items: Result<[Item], ItemReadError>
    /// The line of its first brace, from 1.
    public var line: Int
    /// The column of its first brace in Unicode scalars, from 1.
    public var column: Int
    /// What the template says that no item holds, each as the middle of a sentence.
    public var passedOver: [String] = []
  }

  /// Whether a text is a page with one of the templates.
  public static func recognizes(_ text: ArraySlice<UInt8>) -> Bool { firstKind(in: text) != nil }

  /// The first of the templates in a page.
  static func firstKind(in text: ArraySlice<UInt8>) -> WikiParameters.Kind? {
    let start = WikiText.trimmed(text)
    // JSON begins with one brace or bracket.
    for sign in ["{", "["] where start.starts(with: sign.utf8) {
      guard start.starts(with: (sign + sign).utf8) else { return nil }
    }
    let first = WikiTemplate.all(in: text, atMost: 1) { WikiParameters.kind(of: $0) != nil }
    return first.first.flatMap { WikiParameters.kind(of: $0.name) }
  }

  /// The templates of a page in their order.
  ///
  /// - Throws: Where the page is not UTF-8.
  public static func citations(_ text: [UInt8]) throws(ItemReadError) -> [Citation] {
    var cursor = PlaceCursor()
    do {
      _ = try UTF8Span(validating: text.span)
    } catch {
      let place = cursor.place(of: error.byteOffsets.lowerBound, in: text.span)
      throw ItemReadError(line: place.line, column: place.column, "the page is not UTF-8")
    }
    let templates = WikiTemplate.all(in: text[...]) { WikiParameters.kind(of: $0) != nil }
    return templates.map { template in
      let place = cursor.place(of: template.start, in: text.span)
      return citation(template, line: place.line, column: place.column)
    }
  }

  /// What each template gives, an item or several.
  @Sendable static func read(_ text: [UInt8]) throws(ItemReadError) -> [ReadItem] {
    var items: [ReadItem] = []
    for citation in try citations(text) {
      switch citation.items {
      case .success(let cited):
        for (index, item) in cited.enumerated() {
          items.append(ReadItem(item, passedOver: index == 0 ? citation.passedOver : []))
        }
      case .failure(let fault): items.append(ReadItem(fault))
      }
    }
    return items
  }

  private static func citation(_ template: WikiTemplate, line: Int, column: Int) -> Citation {
    func failed(_ message: String) -> Citation {
      let error = ItemReadError(line: line, column: column, message)
      return Citation(items: .failure(error), line: line, column: column)
    }
    guard template.end != nil else { return failed("the template has no end; “}}” ends it") }
    let parameters = WikiParameters(template)
    guard parameters.archives.isEmpty else {
      let names = parameters.archives.map { "“\($0)”" }.joined(separator: " and ")
      return failed("archive: \(names) are two")
    }
    let numbers = (1...WikiParameters.mostFiles).filter { parameters.hasFile($0) }
    var items: [Item] = []
    for number in numbers.isEmpty ? [1] : numbers {
      do {
        items.append(try item(number, of: parameters, after: items.last))
      } catch {
        return failed("\(error.field): \(error.message)")
      }
    }
    return Citation(
      items: .success(items), line: line, column: column, passedOver: parameters.passedOver)
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
    if !levels.isEmpty { fields[.reference] = levels.text }
    var item = try ItemFields(fields).item()
    item.isUnit = levels.isUnit
    if let authors = parameters.authors { item.authors = authors }
    return item
  }
}
