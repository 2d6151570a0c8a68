extension ReferenceParser {
  /// How many stretches the scanner leaves to the other passes: the first pass
  /// alone, for the benchmark.
  package func stretches(in text: [UInt8]) -> Int {
    Scanner(leads: archives.leads).segments(in: text).count
  }
}
