import CoreMetrics
import Synchronization

/// Counts in memory what the service's parts tell, and prints it in the text format of
/// Prometheus 0.0.4.
///
/// Counters and gauges are numbers; times are histograms over ``bounds``.
final class PrometheusMetrics: MetricsFactory {
  fileprivate struct Key: Hashable {
    var name: String
    var labels: String
  }

  private struct Histogram {
    var counts: [Int]
    var sum = 0.0
  }

  /// All series by kind. Each keeps its own number, so that a request looks nothing up.
  private struct Known {
    var counters: [Key: Number] = [:]
    var gauges: [Key: Number] = [:]
    var histograms: [Key: Times] = [:]
  }

  /// The upper bounds of times, in seconds.
  static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let known = Mutex(Known())

  func makeCounter(
    label: String, dimensions: [(String, String)]
  ) -> any CounterHandler {
    known.withLock { $0.counters.number(Self.key(label, dimensions, suffix: "_total")) }
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    known.withLock { $0.gauges.number(Self.key(label, dimensions)) }
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    known.withLock { $0.gauges.number(Self.key(label, dimensions)) }
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    let key = Self.key(label, dimensions, suffix: "_seconds")
    return known.withLock { known in
      let times = known.histograms[key] ?? Times()
      known.histograms[key] = times
      return times
    }
  }

  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyMeter(_ handler: any MeterHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  /// All series, in the order of their names.
  var text: String {
    let known = known.withLock { $0 }
    return Self.text(known.counters, type: "counter") + Self.text(known.gauges, type: "gauge")
      + Self.text(known.histograms)
  }

  /// A number that counts or is set.
  fileprivate final class Number: CounterHandler, RecorderHandler, MeterHandler {
    private let number = Mutex(0.0)

    var value: Double { number.withLock { $0 } }

    func increment(by amount: Int64) { increment(by: Double(amount)) }
    func reset() { set(0.0) }
    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { number.withLock { $0 = value } }
    func increment(by amount: Double) { number.withLock { $0 += amount } }
    func decrement(by amount: Double) { increment(by: -amount) }
  }

  /// Times, counted by ``bounds``.
  private final class Times: TimerHandler {
    private let histogram = Mutex(
      Histogram(counts: Array(repeating: 0, count: PrometheusMetrics.bounds.count + 1)))

    var value: Histogram { histogram.withLock { $0 } }

    func recordNanoseconds(_ duration: Int64) {
      let seconds = Double(duration) / 1_000_000_000
      let bounds = PrometheusMetrics.bounds
      let bucket = bounds.firstIndex { seconds <= $0 } ?? bounds.count
      histogram.withLock { histogram in
        histogram.counts[bucket] += 1
        histogram.sum += seconds
      }
    }
  }

  private static func key(
    _ label: String, _ dimensions: [(String, String)], suffix: String = ""
  ) -> Key {
    let labels = dimensions.map { name, value in
      "\(Self.name(name))=\"\(Self.escaped(value))\""
    }
    return Key(name: name(label) + suffix, labels: labels.joined(separator: ","))
  }

  private static func name(_ label: String) -> String {
    String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }

  private static func escaped(_ value: String) -> String {
    value.reduce(into: "") { text, character in
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
  }

  private static func text(_ series: [Key: Number], type: String) -> String {
    grouped(series, type: type) { key, number in
      "\(key.name)\(braced(key.labels)) \(number.value)\n"
    }
  }

  private static func text(_ series: [Key: Times]) -> String {
    grouped(series, type: "histogram") { key, times in
      let histogram = times.value
      var text = ""
      var sum = 0
      for (bound, count) in zip(bounds.map { "\($0)" } + ["+Inf"], histogram.counts) {
        sum += count
        let labels = (key.labels.isEmpty ? [] : [key.labels]) + ["le=\"\(bound)\""]
        text += "\(key.name)_bucket{\(labels.joined(separator: ","))} \(sum)\n"
      }
      return text + "\(key.name)_sum\(braced(key.labels)) \(histogram.sum)\n"
        + "\(key.name)_count\(braced(key.labels)) \(sum)\n"
    }
  }

  private static func grouped<Value>(
    _ series: [Key: Value], type: String, _ line: (Key, Value) -> String
  ) -> String {
    var text = ""
    var name = ""
    for (key, value) in series.sorted(by: {
      ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels)
    }
    ) {
      if key.name != name { text += "# TYPE \(key.name) \(type)\n" }
      name = key.name
      text += line(key, value)
    }
    return text
  }

  private static func braced(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }
}

extension [PrometheusMetrics.Key: PrometheusMetrics.Number] {
  /// The number of a series, which is there from now on.
  fileprivate mutating func number(_ key: Key) -> PrometheusMetrics.Number {
    let number = self[key] ?? PrometheusMetrics.Number()
    self[key] = number
    return number
  }
}
