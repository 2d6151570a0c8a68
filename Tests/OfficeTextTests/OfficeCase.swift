import DocumentText
import Testing
import TestSupport

@testable import OfficeText

/// The paragraphs of a document, each behind its part, flow by flow; `|` ends a flow.
func paragraphs(
  _ file: [UInt8], as format: DocumentFormat, within limits: UnpackingLimits = .standard
) throws -> [String] {
  let text = try OfficeText(file, as: format, within: limits)
  var lines: [String] = []
  var start = 0
  let starts = Set(text.flowStarts)
  while start < text.bytes.count {
    var end = start
    while end < text.bytes.count, !text.bytes[end...].starts(with: [0x0A, 0x0A]) { end += 1 }
    if start > 0, starts.contains(start) { lines.append("|") }
    let part = try #require(text.part(at: start))
    lines.append("\(part): \(String(decoding: text.bytes[start..<end], as: UTF8.self))")
    start = end + 2
  }
  return lines
}

/// What a document is refused for; nil for one that is read.
func fault(
  _ file: [UInt8], as format: DocumentFormat = .docx, within limits: UnpackingLimits = .standard
) -> OfficeFault? {
  do throws(OfficeFault) {
    _ = try OfficeText(file, as: format, within: limits)
    return nil
  } catch {
    return error
  }
}
