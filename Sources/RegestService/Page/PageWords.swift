/// The words of the pages in each language, from one table.
enum PageWords {
  /// The words of a language by their keys.
  static func words(_ language: PageLanguage) -> [String: String] { table[language] ?? [:] }

  private static let table: [PageLanguage: [String: String]] = {
    let lines = String(decoding: PackageResources.words_tsv, as: UTF8.self).split(separator: "\n")
    let columns = lines.first?.split(separator: "\t").map(String.init) ?? []
    var table: [PageLanguage: [String: String]] = [:]
    for line in lines.dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      for (column, cell) in zip(columns, cells).dropFirst() {
        guard let language = PageLanguage(rawValue: column) else { continue }
        table[language, default: [:]][cells[0]] = cell
      }
    }
    return table
  }()
}
