extension ReferenceParser {
  /// How many stretches the scanner leaves to the other passes: the first pass
  /// alone, for the benchmark.
  package func stretches(in text: [UInt8]) -> Int {
    var scanner = Scanner(leads: archives.leads)
    var count = 0
    while scanner.next(in: text.span) != nil { count += 1 }
    return count
  }
}
