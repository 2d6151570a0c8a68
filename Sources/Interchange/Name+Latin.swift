import Citing

extension Name {
  /// The names of `Stalin, I. V.; Molotov, V. M.`, without spaces at their ends.
  static func parts(_ text: String) -> [String] {
    text.split(separator: ";").map { part in
      var view = part.unicodeScalars
      while view.first == " " { view.removeFirst() }
      while view.last == " " { view.removeLast() }
      return String(Substring(view))
    }.filter { !$0.isEmpty }
  }

  /// Names with their forms in Latin letters, divided by `;`; nil where there are not as many.
  static func names(_ names: [Name], latin text: String) -> [Name]? {
    let forms = parts(text).map { Name($0) }
    guard forms.count == names.count else { return nil }
    return zip(names, forms).map { name, form in
      var name = name
      name.family.latin = form.family.text
      name.given?.latin = form.given?.text
      return name
    }
  }
}
