import Synchronization

/// Memory that requests share, in bytes.
final class Room: Sendable {
  private let size: Int
  private let taken = Atomic(0)

  /// A room that is empty.
  init(_ size: Int) {
    self.size = size
  }

  /// How much of it is taken.
  var used: Int { taken.load(ordering: .relaxed) }

  /// What one request has taken of a room. It is given back once, at the latest when nothing
  /// holds the share any more.
  final class Share: Sendable {
    private let room: Room
    private let taken = Atomic(0)

    init(of room: Room) {
      self.room = room
    }

    deinit { giveBack() }

    /// Takes more; false, and nothing is taken, where there is not so much left.
    func take(_ count: Int) -> Bool {
      let all = room.taken.wrappingAdd(count, ordering: .relaxed).newValue
      guard all <= room.size else {
        room.taken.wrappingSubtract(count, ordering: .relaxed)
        return false
      }
      taken.wrappingAdd(count, ordering: .relaxed)
      return true
    }

    /// Gives all of it back.
    func giveBack() {
      room.taken.wrappingSubtract(
        taken.exchange(0, ordering: .relaxed), ordering: .relaxed)
    }
  }
}
