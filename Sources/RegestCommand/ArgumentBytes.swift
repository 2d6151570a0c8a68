public import ArgumentParser
public import Fingerprint

/// The command line as texts that keep every byte.
///
/// A path may hold bytes that are no UTF-8, and the texts that Swift makes of arguments have lost
/// them. Here such a byte, 0x80 to 0xFF, is a scalar of a plane for private use, U+10FE80 to
/// U+10FEFF; so is each byte of such a scalar, so that no two arguments become one text.
/// ``PathBytes`` of an argument is its bytes again.
enum ArgumentBytes {
  private static let base: UInt32 = 0x10_FE00

  /// The arguments of this process, without the name of the program.
  static func given() -> [String] {
    let arguments = CommandLine.arguments
    guard arguments.contains(where: isDoubtful),
      let line = try? FileStore.read("/proc/self/cmdline", limit: 1 << 26)
    else { return Array(arguments.dropFirst()) }
    // Each argument is ended by a zero byte (proc_pid_cmdline(5)).
    let words = line.dropLast().split(separator: 0, omittingEmptySubsequences: false)
    guard words.count == arguments.count else { return Array(arguments.dropFirst()) }
    return words.dropFirst().map { text(of: Array($0)) }
  }

  /// Whether an argument may have been mended, or looks as one with bytes that are no text.
  private static func isDoubtful(_ argument: String) -> Bool {
    argument.unicodeScalars.contains { $0 == "\u{FFFD}" || byte(of: $0) != nil }
  }

  /// The text of an argument.
  static func text(of bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var parser = Unicode.UTF8.ForwardParser()
    var source = bytes.makeIterator()
    var position = 0
    func keep(_ count: Int) {
      let end = min(position + count, bytes.count)
      for byte in bytes[position..<end] {
        if let scalar = Unicode.Scalar(base + UInt32(byte)) { text.append(scalar) }
      }
      position = end
    }
    while true {
      switch parser.parseScalar(from: &source) {
      case .valid(let encoded):
        let scalar = UTF8.decode(encoded)
        guard byte(of: scalar) == nil else {
          keep(encoded.count)
          continue
        }
        text.append(scalar)
        position += encoded.count
      case .error(let length): keep(length)
      case .emptyInput: return String(text)
      }
    }
  }

  /// The bytes of an argument of which ``text(of:)`` is the text.
  static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if let byte = byte(of: scalar) {
        bytes.append(byte)
      } else {
        bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
    return bytes
  }

  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.value >= base + 0x80, scalar.value <= base + 0xFF else { return nil }
    return UInt8(scalar.value - base)
  }
}

extension PathBytes: ExpressibleByArgument {
  /// The path that an argument names, with the bytes that it has.
  public init(argument: String) {
    self.init(ArgumentBytes.bytes(of: argument))
  }
}
