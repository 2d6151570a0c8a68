internal import Glibc

/// A lock with a place to wait until what it guards has changed.
///
/// The standard library's `Mutex` has none.
@safe
final class Condition: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var waiting = 0

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs a body while no other thread runs one.
  func withLock<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Within a body: lets others in until one of them wakes all.
  func wait() {
    waiting += 1
    unsafe pthread_cond_wait(changed, mutex)
    waiting -= 1
  }

  /// Within a body: as ``wait()``, but no longer than so many milliseconds; whether it was
  /// woken.
  func wait(milliseconds: Int) -> Bool {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    time.tv_sec += milliseconds / 1000
    time.tv_nsec += milliseconds % 1000 * 1_000_000
    if time.tv_nsec >= 1_000_000_000 {
      time.tv_sec += 1
      time.tv_nsec -= 1_000_000_000
    }
    waiting += 1
    defer { waiting -= 1 }
    return unsafe pthread_cond_timedwait(changed, mutex, &time) == 0
  }

  /// Within a body: wakes all that wait, once it has ended.
  func wakeAll() {
    if waiting > 0 { unsafe pthread_cond_broadcast(changed) }
  }
}
