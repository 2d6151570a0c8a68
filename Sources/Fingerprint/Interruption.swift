internal import Glibc
internal import Synchronization

/// The wish that the run ends, as Ctrl-C, `kill` and a closed terminal say it.
///
///     Interruption.heed()                // once, by a program that writes files
///     …                                  // what reads and writes ends with an error
///     if Interruption.isAsked { Interruption.end() }
///
/// A process that is ended at once leaves behind what it has begun to write. One that
/// heeds the wish stops reading and writing with an error instead, and what is not finished
/// is removed on the way out. The second signal ends it at once. For the whole process, so
/// a program's `main` asks for it, a library never.
public enum Interruption {
  private static let signals = [SIGHUP, SIGINT, SIGTERM]
  /// The signal that came, 0 for none.
  private static let signal = Atomic<Int32>(0)

  /// Lets reading and writing end by themselves from now on. A signal that was ignored stays
  /// so.
  public static func heed() {
    // Made before a handler asks for it, which must not.
    signal.store(0, ordering: .relaxed)
    for number in signals {
      var old = sigaction()
      guard unsafe sigaction(number, nil, &old) == 0,
        unsafe old.__sigaction_handler.sa_handler == nil
      else { continue }
      var action = sigaction()
      // To the default with the first one: who asks twice does not want to wait.
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
      unsafe action.__sigaction_handler.sa_handler = { number in
        Interruption.signal.store(number, ordering: .relaxed)
      }
      unsafe sigaction(number, &action, nil)
    }
  }

  /// Whether the run is to end.
  public static var isAsked: Bool { signal.load(ordering: .relaxed) != 0 }

  /// Ends the process by the signal that came, so that whoever started it knows.
  public static func end() -> Never {
    let number = signal.load(ordering: .relaxed)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = nil
    unsafe sigaction(number, &action, nil)
    raise(number)
    exit(128 + number)
  }

  /// Stops what is being written.
  ///
  /// - Throws: `ECANCELED` when the run is to end.
  static func check() throws(ErrorNumber) {
    if isAsked { throw ErrorNumber(ECANCELED) }
  }
}
