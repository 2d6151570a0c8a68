/// A form in which checked files are reported. A report is given the files in their order,
/// each as soon as it is checked, and prints at once what it can.
public protocol CheckReport: Sendable {
  /// What is printed of a file.
  mutating func add(_ file: CheckedFile) -> [UInt8]

  /// What is printed in the end.
  ///
  /// - Parameter summary: of all files and of what was found beside them.
  mutating func finish(_ summary: Summary) -> [UInt8]
}
