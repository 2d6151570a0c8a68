import CoreMetrics
import Synchronization

/// Counts in memory what the service's parts tell, and prints it in the text format of
/// Prometheus 0.0.4.
///
/// Counters and gauges are numbers; times are histograms over ``bounds``.
final class PrometheusMetrics: MetricsFactory {
  private struct Key: Hashable {
    var name: String
    var labels: String
  }

  private struct Histogram {
    var counts: [Int]
    var sum = 0.0
  }

  private struct Values {
    var counters: [Key: Double] = [:]
    var gauges: [Key: Double] = [:]
    var histograms: [Key: Histogram] = [:]
  }

  /// The upper bounds of times, in seconds.
  static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private let values = Mutex(Values())

  func makeCounter(
    label: String, dimensions: [(String, String)]
  ) -> any CounterHandler {
    Series(metrics: self, key: Self.key(label, dimensions, suffix: "_total"))
  }

  func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    Series(metrics: self, key: Self.key(label, dimensions))
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    Series(metrics: self, key: Self.key(label, dimensions))
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    Series(metrics: self, key: Self.key(label, dimensions, suffix: "_seconds"))
  }

  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyMeter(_ handler: any MeterHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  /// All series, in the order of their names.
  var text: String {
    let values = values.withLock { $0 }
    return Self.text(values.counters, type: "counter") + Self.text(values.gauges, type: "gauge")
      + Self.text(values.histograms)
  }

  /// One series, which adds itself to the numbers.
  private final class Series: CounterHandler, RecorderHandler, MeterHandler, TimerHandler {
    private let metrics: PrometheusMetrics
    private let key: Key

    init(metrics: PrometheusMetrics, key: Key) {
      self.metrics = metrics
      self.key = key
    }

    func increment(by amount: Int64) {
      metrics.values.withLock { $0.counters[key, default: 0] += Double(amount) }
    }

    func reset() {
      metrics.values.withLock { $0.counters[key] = 0 }
    }

    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }

    func set(_ value: Double) {
      metrics.values.withLock { $0.gauges[key] = value }
    }

    func increment(by amount: Double) {
      metrics.values.withLock { $0.gauges[key, default: 0] += amount }
    }

    func decrement(by amount: Double) { increment(by: -amount) }

    func recordNanoseconds(_ duration: Int64) {
      let seconds = Double(duration) / 1_000_000_000
      let bucket = PrometheusMetrics.bounds.firstIndex { seconds <= $0 }
      metrics.values.withLock { values in
        var histogram =
          values.histograms[key]
          ?? Histogram(counts: Array(repeating: 0, count: PrometheusMetrics.bounds.count + 1))
        histogram.counts[bucket ?? PrometheusMetrics.bounds.count] += 1
        histogram.sum += seconds
        values.histograms[key] = histogram
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

  private static func text(_ series: [Key: Double], type: String) -> String {
    grouped(series, type: type) { key, value in "\(key.name)\(braced(key.labels)) \(value)\n" }
  }

  private static func text(_ series: [Key: Histogram]) -> String {
    grouped(series, type: "histogram") { key, histogram in
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
