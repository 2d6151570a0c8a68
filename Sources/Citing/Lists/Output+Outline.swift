extension Output {
  /// The lines of a list of sources, those below a heading set off from it: indented in
  /// plain text, and as lists within lists in the other formats.
  public func outline(_ lines: [SourceList.Line]) -> [UInt8] {
    switch format {
    case .plain: indented(lines, bullet: "", parted: true)
    case .markdown: indented(lines, bullet: "- ", parted: false)
    case .html: nested(lines, open: "<ul>", close: "</ul>", item: "<li>", end: "</li>")
    case .latex:
      nested(lines, open: "\\begin{itemize}", close: "\\end{itemize}", item: "\\item ", end: "")
    }
  }

  private func indented(_ lines: [SourceList.Line], bullet: String, parted: Bool) -> [UInt8] {
    var text: [UInt8] = []
    for line in lines {
      if parted, line.depth == 0, !text.isEmpty { text.append(0x0A) }
      text += [UInt8](repeating: 0x20, count: 2 * line.depth)
      text += bullet.utf8
      text += line.text
      text.append(0x0A)
    }
    return text
  }

  private func nested(
    _ lines: [SourceList.Line], open: String, close: String, item: String, end: String
  ) -> [UInt8] {
    var text: [UInt8] = []
    var depth = -1
    func leave(_ target: Int) {
      // Out of each list that ends, and of the item that it stands in.
      while depth > target {
        text += "\(end)\n\(close)".utf8
        depth -= 1
      }
    }
    for line in lines {
      if line.depth > depth {
        while depth < line.depth {
          text += "\(depth < 0 ? "" : "\n")\(open)\n\(item)".utf8
          depth += 1
        }
      } else {
        leave(line.depth)
        text += "\(end)\n\(item)".utf8
      }
      text += line.text
    }
    leave(-1)
    if !text.isEmpty { text.append(0x0A) }
    return text
  }
}
