import Fingerprint
import Synchronization
import TestSupport
import Testing

@Suite struct ScratchFileTests {
  /// In memory, half of each, in a file.
  @Test(arguments: [1 << 20, 20, 0]) func givesBackWhatWasPutAside(limit: Int) throws {
    let folder = try TemporaryFolder()
    let scratch = ScratchFile(in: folder.path, keepingInMemory: limit)
    let pieces = ["first", "", "second piece", "the third of them"].map { Array($0.utf8) }
    let places = try pieces.map { try scratch.append($0) }
    #expect(places.map(\.count) == pieces.map(\.count))
    for (piece, place) in zip(pieces, places).reversed() {
      #expect(try scratch.read(place) == piece)
    }
    let part = places[2].lowerBound + 7..<places[2].upperBound
    #expect(try scratch.read(part) == Array("piece".utf8))
  }

  @Test func leavesNoName() throws {
    let folder = try TemporaryFolder()
    let scratch = ScratchFile(in: folder.path, keepingInMemory: 0)
    _ = try scratch.append([1, 2, 3])
    let found = try SourceTree.list(base: folder.path, roots: ["."])
    #expect(found.files.isEmpty && found.findings.isEmpty)
  }

  @Test func threadsDoNotMixTheirPieces() async throws {
    let folder = try TemporaryFolder()
    let scratch = ScratchFile(in: folder.path, keepingInMemory: 100_000)
    try await withThrowingTaskGroup(of: [(Range<Int>, [UInt8])].self) { group in
      for thread in UInt8(0)..<4 {
        group.addTask {
          try (0..<200).map { number in
            let piece = [UInt8](repeating: thread, count: 100 + number)
            return (try scratch.append(piece), piece)
          }
        }
      }
      for try await places in group {
        for (place, piece) in places { #expect(try scratch.read(place) == piece) }
      }
    }
  }

  @Test func namesAFolderThatIsNotThere() throws {
    let scratch = ScratchFile(in: "/nowhere/at/all", keepingInMemory: 2)
    let place = try scratch.append([1, 2])
    do throws(FileSystemError) {
      _ = try scratch.append([3])
      Issue.record("written to a folder that is not there")
    } catch {
      #expect(error.message == "cannot write /nowhere/at/all: No such file or directory")
    }
    #expect(try scratch.read(place) == [1, 2])
  }
}
