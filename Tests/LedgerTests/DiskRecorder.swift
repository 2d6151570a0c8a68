import Fingerprint
import Foundation
import TestSupport

/// Runs the writer with the recorder of Tests/DiskRecorder, which is compiled for it.
struct DiskRecorder {
  struct Failure: Error {
    let what: String
  }

  let place: TestLedger
  private let library: String

  init(_ place: TestLedger) throws {
    self.place = place
    library = try RecorderLibrary.compile(into: place.base)
  }

  /// Runs the writer to its end and gives what it said, and its status.
  ///
  /// - Parameter name: the folder below the place, which is the ledger.
  func run(
    _ arguments: [String], on name: String, _ environment: [String: String] = [:]
  ) throws -> (said: [UInt8], status: Int32) {
    let folder = "\(place.base)/\(name)"
    let arguments = [arguments[0], folder] + arguments.dropFirst()
    let (process, output) = try TestLedger.start(
      Array(arguments),
      environment: ["LD_PRELOAD": library, "REGEST_DISK_FOLDER": folder].merging(environment) { $1 }
    )
    let said = Array(output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    return (said, process.terminationStatus)
  }

  /// Runs it and gives each call that changed something.
  func steps(
    _ arguments: [String], on name: String, _ environment: [String: String] = [:]
  ) throws -> [DiskStep] {
    let trace = "\(place.base)/trace"
    try? FileManager.default.removeItem(atPath: trace)
    let (_, status) = try run(
      arguments, on: name, environment.merging(["REGEST_DISK_TRACE": trace]) { $1 })
    guard status == 0 else { throw Failure(what: "the writer ended with \(status)") }
    let notes = try FileStore.read(PathBytes(trace), limit: 1 << 30)
    let folder = PathBytes("\(place.base)/\(name)")
    guard let steps = DiskStep.read(notes, in: folder) else {
      throw Failure(what: "the trace is torn")
    }
    return steps
  }
}

/// A call that changed something in the recorded folder; paths start from it.
enum DiskStep {
  case open(Int32, PathBytes, truncates: Bool)
  case write(Int32, at: Int, [UInt8])
  case truncate(Int32, Int)
  case syncFile(Int32)
  /// A sync that failed.
  case failToSync(Int32)
  case syncFolder(PathBytes)
  case rename(PathBytes, PathBytes)
  case remove(PathBytes)
  case makeFolder(PathBytes)
  /// Not of the disk: what the writer said.
  case say([UInt8])

  /// Reads the notes of the recorder; nil where they are torn.
  static func read(_ notes: [UInt8], in folder: PathBytes) -> [DiskStep]? {
    var steps: [DiskStep] = []
    var place = 0
    func number(_ start: Int, _ count: Int) -> Int {
      notes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    while place < notes.count {
      guard place + 17 <= notes.count else { return nil }
      let file = Int32(truncatingIfNeeded: number(place + 1, 4))
      let value = number(place + 5, 8)
      let end = place + 17 + number(place + 13, 4)
      guard end <= notes.count else { return nil }
      let bytes = Array(notes[place + 17..<end])
      let paths = bytes.split(separator: 0x0A).map {
        PathBytes(Array($0)).relative(to: folder) ?? PathBytes(Array($0))
      }
      switch notes[place] {
      case UInt8(ascii: "O"): steps.append(.open(file, paths[0], truncates: value == 1))
      case UInt8(ascii: "W"): steps.append(.write(file, at: value, bytes))
      case UInt8(ascii: "T"): steps.append(.truncate(file, value))
      case UInt8(ascii: "S"): steps.append(.syncFile(file))
      case UInt8(ascii: "F"): steps.append(.failToSync(file))
      case UInt8(ascii: "D"): steps.append(.syncFolder(paths[0]))
      case UInt8(ascii: "R"): steps.append(.rename(paths[0], paths[1]))
      case UInt8(ascii: "U"), UInt8(ascii: "X"): steps.append(.remove(paths[0]))
      case UInt8(ascii: "M"): steps.append(.makeFolder(paths[0]))
      case UInt8(ascii: "A"): steps.append(.say(bytes))
      default: return nil
      }
      place = end
    }
    return steps
  }
}
