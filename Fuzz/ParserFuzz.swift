/// Holds the parser to its laws on the bytes that libFuzzer makes up. Compiled by
/// `Scripts/fuzz` into one module with the sources of ArchivalReference, and no part
/// of the package. A law that is broken ends the process, and libFuzzer keeps the
/// input.

import Glibc

private let parser = ReferenceParser()

/// Called by libFuzzer once for each input; the name and the types are its own.
///
/// The one unsafe place: libFuzzer lends `size` bytes at `data` until this returns,
/// and they are copied before anything reads them. For no bytes the address may be
/// null.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: data, count: size))
  checkLaws(input)
  // What costs more is done for some inputs, always for the same ones.
  let digest = input.reduce(5381) { $0 &* 33 &+ UInt64($1) }
  if digest % 8 == 0 {
    checkAgain(input)
    checkScan(input)
    checkShift(input)
  }
  if digest % 32768 == 0, !input.isEmpty { checkGrowth(input) }
  return 0
}

private func checkLaws(_ text: [UInt8]) {
  let references = parser.references(in: text)
  checkPlaces(references, in: text)
  for (index, reference) in references.enumerated() {
    checkParts(reference, at: index)
    checkReadsBack(reference)
  }
}

private func checkAgain(_ text: [UInt8]) {
  hold(parser.references(in: text) == parser.references(in: text), "parsing is deterministic")
}

/// The scanner leaves out no reference: the whole text as one stretch holds no other.
private func checkScan(_ text: [UInt8]) {
  var reader = StretchReader(archives: parser.archives)
  var resolver = Resolver(archives: parser.archives, bytes: text.count)
  reader.read(0..<text.count, of: text.span) { syntax, lists, piece, base in
    resolver.add(syntax, lists, in: piece, at: base)
  }
  resolver.resolve(in: text.span)
  hold(
    parser.references(in: text) == resolver.references, "the scanner leaves out no reference")
}

/// Paragraphs of prose around a text shift its references and change nothing else.
private func checkShift(_ text: [UInt8]) {
  let sentence = "Снег сошёл рано, и дороги развезло; решили подождать до вечера. "
  let prose = Array(String(repeating: sentence, count: 4).utf8)
  let blank: [UInt8] = [0x0A, 0x0A]
  let shift = prose.count + blank.count
  let found = parser.references(in: prose + blank + text + blank + prose)
  let expected = parser.references(in: text).map { reference in
    var copy = reference
    copy.range = reference.range.shifted(by: shift)
    if let range = reference.witness?.range { copy.witness?.range = range.shifted(by: shift) }
    copy.issues = reference.issues.map { ReferenceIssue($0.kind, $0.range.shifted(by: shift)) }
    return copy
  }
  hold(found.elementsEqual(expected), "prose around a text only shifts its references")
}

extension Range<Int> {
  fileprivate func shifted(by count: Int) -> Range<Int> {
    lowerBound + count..<upperBound + count
  }
}

/// Sixteen times the text takes about sixteen times the work: the input over and over,
/// 32 KiB of it and 512. Time is the processor's; one good measurement of ten will do.
private func checkGrowth(_ input: [UInt8]) {
  let short = repeated(input, to: 1 << 15)
  let long = repeated(input, to: 1 << 19)
  let isLinear = (0..<10).contains { _ in time(long) <= 32 * max(time(short), 1000) }
  hold(isLinear, "work is linear")
}

private func repeated(_ input: [UInt8], to size: Int) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(size + input.count)
  while text.count < size { text += input }
  return text
}

/// The processor's time to read a text, in microseconds.
private func time(_ text: [UInt8]) -> Int {
  let start = clock()
  _ = parser.references(in: text)
  return clock() - start
}

/// Ranges are ordered and disjoint, lie in the text and cut no scalar; a witness
/// stands behind its reference.
private func checkPlaces(_ references: References, in text: [UInt8]) {
  var end = 0
  for reference in references {
    hold(reference.range.lowerBound >= end, "references are ordered and disjoint")
    hold(!reference.range.isEmpty, "a reference has a place")
    checkRange(reference.range, in: text)
    end = reference.range.upperBound
    if let witness = reference.witness {
      hold(witness.range.lowerBound >= end, "a witness stands behind its reference")
      checkRange(witness.range, in: text)
      hold(witness.text.utf8.elementsEqual(text[witness.range]), "a witness is as printed")
      end = witness.range.upperBound
    }
    for issue in reference.issues { checkRange(issue.range, in: text) }
  }
}

private func checkRange(_ range: Range<Int>, in text: [UInt8]) {
  hold(range.lowerBound >= 0 && range.upperBound <= text.count, "a range lies in the text")
  hold(String(validating: text[range], as: UTF8.self) != nil, "a range cuts no scalar")
}

private func checkParts(_ reference: Reference, at index: Int) {
  for level in Level.allCases {
    let value = reference.shifr[level]
    let origin = reference.resolution[level]
    let isAbsent = level == .list ? reference.lists.isEmpty : value == nil
    hold(value?.isEmpty != true, "a level is absent, not empty")
    hold(isAbsent == (origin == .absent), "a level has an origin")
    if case .inherited(let from) = origin {
      hold((0..<index).contains(from), "a level is inherited from a reference before it")
    }
  }
  for bound in reference.lists.flatMap({ [$0.first, $0.last] }) {
    hold(bound.digits.utf8.allSatisfy { (0x30...0x39).contains($0) }, "a sheet is digits")
    hold(
      1...ReferenceParser.longestNumber ~= bound.digits.utf8.count, "a number is not too long")
  }
  let places = reference.issues.map(\.range.lowerBound)
  hold(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 }, "issues are ordered")
}

/// What was read, printed in the canonical form, is read the same again.
private func checkReadsBack(_ reference: Reference) {
  guard reference.shifr.archive != nil, reference.shifr.fond != nil else { return }
  let printed = reference.canonicalText()
  let again = parser.references(in: Array(printed.utf8))
  hold(again.count == 1, "one reference is read back from \(printed)")
  hold(again[0].shifr == reference.shifr, "the shifr is read back from \(printed)")
  hold(again[0].lists == reference.lists, "the lists are read back from \(printed)")
  hold(again[0].canonicalText() == printed, "the canonical form is one: \(printed)")
}

private func hold(_ condition: Bool, _ law: @autoclosure () -> String) {
  if !condition { fatalError("broken law: \(law())") }
}
