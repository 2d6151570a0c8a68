import Synchronization

/// Memory that requests share, in bytes. One client can take a part of it only, so that who
/// sends or reads slowly on many connections leaves room to others.
final class Room: Sendable {
  private let size: Int
  private let mostOfOne: Int
  private let taken = Atomic(0)
  private let ofClients = Mutex<[String: Int]>([:])

  /// A room that is empty.
  ///
  /// - Parameter mostOfOne: How much one client may have of it.
  init(_ size: Int, mostOfOne: Int) {
    self.size = size
    self.mostOfOne = mostOfOne
  }

  /// How much of it is taken.
  var used: Int { taken.load(ordering: .relaxed) }

  /// What one request has taken of a room. It is given back once, at the latest when nothing
  /// holds the share any more.
  final class Share: Sendable {
    private let room: Room
    private let client: String
    private let taken = Atomic(0)

    /// - Parameter client: Who has it; all that have no address are one.
    init(of room: Room, for client: String?) {
      self.room = room
      self.client = client ?? ""
    }

    deinit { giveBack() }

    /// Takes more; false, and nothing is taken, where there is not so much left.
    func take(_ count: Int) -> Bool {
      guard room.isTaken(count, by: client) else { return false }
      taken.wrappingAdd(count, ordering: .relaxed)
      return true
    }

    /// Gives all of it back.
    func giveBack() {
      let count = taken.exchange(0, ordering: .relaxed)
      if count > 0 { room.giveBack(count, of: client) }
    }
  }

  private func isTaken(_ count: Int, by client: String) -> Bool {
    let all = taken.wrappingAdd(count, ordering: .relaxed).newValue
    let isThere =
      all <= size
      && ofClients.withLock { clients in
        let own = clients[client, default: 0] + count
        guard own <= mostOfOne else { return false }
        clients[client] = own
        return true
      }
    if !isThere { taken.wrappingSubtract(count, ordering: .relaxed) }
    return isThere
  }

  private func giveBack(_ count: Int, of client: String) {
    taken.wrappingSubtract(count, ordering: .relaxed)
    ofClients.withLock { clients in
      let rest = clients[client, default: 0] - count
      clients[client] = rest > 0 ? rest : nil
    }
  }
}
