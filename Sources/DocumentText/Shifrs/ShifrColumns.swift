/// The columns of a table that hold a shifr, told by their heads: an archive with a fond and
/// levels below it, or with a column that holds the rest.
///
/// A row in which they do is a reference, `РГАСПИ. Ф. 558. Оп. 11. Д. 740. Л. 5`, with the marks
/// put in. Without an archive nothing could be said of it, so that such a table is read like any
/// other.
package struct ShifrColumns: Equatable {
  /// A cell of a row, and what stands before it in the reference.
  package struct Part {
    /// Byte offsets in the file.
    package var cell: Range<Int>
    package var lead: [UInt8]
  }

  /// The role of each column that has one.
  private let roles: [(column: Int, role: FieldRole)]
  private let count: Int

  /// The columns of a table; nil where its heads do not name an archive and either a fond with
  /// a level below, each once, or a shifr.
  ///
  /// - Parameter heads: The cells of the first row, as byte offsets in the file.
  package init?(heads: [Range<Int>], in source: [UInt8]) {
    var roles: [(column: Int, role: FieldRole)] = []
    for (column, head) in heads.enumerated() where !head.isEmpty {
      guard let role = FieldRole(name: source[head]), !role.isForPrograms else { continue }
      if role.level != nil, roles.contains(where: { $0.role == role }) { return nil }
      roles.append((column, role))
    }
    func has(_ role: FieldRole) -> Bool { roles.contains { $0.role == role } }
    guard roles.contains(where: \.role.isArchive),
      has(.shifr) || (has(.fond) && (has(.opis) || has(.delo)))
    else { return nil }
    self.roles = roles
    count = heads.count
  }

  /// The references that a row is, each by its parts; nothing for a row that is none.
  ///
  /// What else the columns for shifrs hold is given as it stands, so that «Там же» follows the
  /// reference that it points at.
  ///
  /// - Parameter row: The cells as byte offsets in the file, without white space around; nil
  ///   for one that cannot be taken as it stands.
  package func references(of row: [Range<Int>?], in source: [UInt8]) -> [[Part]] {
    guard row.dropFirst(count).allSatisfy({ $0?.isEmpty == true }) else { return [] }
    var cells: [Range<Int>] = []
    var fields: [ShifrRecord.Field] = []
    for (column, role) in roles where column < row.count {
      // What is more than a number stands in the way of the whole row.
      guard let cell = row[column] else {
        if role.level == nil { continue } else { return [] }
      }
      cells.append(cell)
      fields.append(ShifrRecord.Field(role: role, text: source[cell]))
    }
    let references = ShifrRecord.references(of: fields)
    let taken = Set(references.flatMap { $0.parts.map(\.field) })
    let alone = fields.indices.filter {
      fields[$0].role == .shifr && !fields[$0].text.isEmpty && !taken.contains($0)
    }
    return references.map { reference in
      reference.parts.map { Part(cell: cells[$0.field], lead: $0.lead) }
    } + alone.map { [Part(cell: cells[$0], lead: [])] }
  }

  /// What stands before the shifr of a row in a cell that cannot be taken as it stands: the
  /// archive; nil where there is no such cell.
  ///
  /// - Parameters:
  ///   - row: The cells, as for ``references(of:in:)``.
  ///   - begins: The text that each cell begins with.
  func lead(
    of row: [Range<Int>?], begins: [ArraySlice<UInt8>], in source: [UInt8]
  ) -> (column: Int, lead: [UInt8])? {
    let columns = roles.filter { $0.role == .shifr && $0.column < row.count }.map(\.column)
    guard
      let column = columns.first(where: {
        row[$0] == nil && LevelMark(begins[$0]).first == 1
      }),
      let archive = roles.lazy.filter(\.role.isArchive).compactMap({ [row] place in
        place.column < row.count ? row[place.column] : nil
      }).first(where: { !$0.isEmpty }),
      LevelMark(source[archive]).deepest == 0
    else { return nil }
    let period: [UInt8] = source[archive].last == 0x2E ? [0x20] : [0x2E, 0x20]
    return (column, source[archive] + period)
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.count == right.count
      && left.roles.elementsEqual(right.roles) { $0.column == $1.column && $0.role == $1.role }
  }
}
