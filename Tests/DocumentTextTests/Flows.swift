import DocumentText

/// The flows of a file, each as a text.
func flows(_ source: String, as format: DocumentFormat) -> [String] {
  let document = DocumentText(Array(source.utf8), as: format)
  let ends = document.flowStarts.dropFirst().map { $0 - 2 } + [document.bytes.count]
  return zip(document.flowStarts, ends).map { start, end in
    String(decoding: document.bytes[start..<end], as: UTF8.self)
  }
}
