import NIOConcurrencyHelpers
import Synchronization

/// What an operator can watch: counters and gauges with labels, written out in Prometheus' text format.
///
/// Source of the format: Prometheus, "Exposition formats", text-based format 0.0.4.
public final class Metrics: Sendable {
    private struct Family {
        var kind: String
        var help: String
        var series: [String: any Sample] = [:]
    }

    private let families = NIOLockedValueBox([String: Family]())

    /// Makes an empty collection.
    public init() {}

    /// The counter of a name and labels, made when first asked for.
    public func counter(_ name: String, help: String, labels: KeyValuePairs<String, String> = [:]) -> Counter {
        sample(name, kind: "counter", help: help, labels: labels) { Counter() }
    }

    /// The gauge of a name and labels, made when first asked for.
    public func gauge(_ name: String, help: String, labels: KeyValuePairs<String, String> = [:]) -> Gauge {
        sample(name, kind: "gauge", help: help, labels: labels) { Gauge() }
    }

    /// The summary of a name and labels, made when first asked for.
    public func summary(_ name: String, help: String, labels: KeyValuePairs<String, String> = [:]) -> Summary {
        sample(name, kind: "summary", help: help, labels: labels) { Summary() }
    }

    /// Everything in Prometheus' text format, ordered by name.
    public var text: String {
        families.withLockedValue { families in
            families.sorted { $0.key < $1.key }.map { name, family in
                let lines = family.series.sorted { $0.key < $1.key }.flatMap { labels, sample in
                    sample.lines(name: name, labels: labels)
                }
                return "# HELP \(name) \(family.help)\n# TYPE \(name) \(family.kind)\n" + lines.joined()
            }.joined()
        }
    }

    /// All counters that have counted anything, by name and labels.
    public var totals: [(String, Int)] {
        families.withLockedValue { families in
            families.sorted { $0.key < $1.key }.flatMap { name, family in
                family.series.sorted { $0.key < $1.key }.compactMap { labels, sample in
                    guard let counter = sample as? Counter, counter.value > 0 else { return nil }
                    return (labels.isEmpty ? name : "\(name){\(labels)}", counter.value)
                }
            }
        }
    }

    /// The sum of all counters: the same again only where nothing that is counted has happened.
    public var activity: Int {
        totals.reduce(0) { $0 &+ $1.1 }
    }

    private func sample<S: Sample>(
        _ name: String, kind: String, help: String, labels: KeyValuePairs<String, String>, make: () -> S
    ) -> S {
        let labelText = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        return families.withLockedValue { families in
            if let found = families[name]?.series[labelText] as? S { return found }
            let new = make()
            families[name, default: Family(kind: kind, help: help)].series[labelText] = new
            return new
        }
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
}

/// One line or more of the text format.
protocol Sample: Sendable {
    func lines(name: String, labels: String) -> [String]
}

/// A number that only rises.
public final class Counter: Sample {
    private let count = Atomic<Int>(0)

    /// Adds to it.
    public func increment(by amount: Int = 1) {
        count.wrappingAdd(amount, ordering: .relaxed)
    }

    /// The number now.
    public var value: Int { count.load(ordering: .relaxed) }

    func lines(name: String, labels: String) -> [String] {
        ["\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)\n"]
    }
}

/// A number that rises and falls.
public final class Gauge: Sample {
    private let number = Atomic<UInt64>(Double.zero.bitPattern)

    /// Sets it.
    public func set(_ value: Double) {
        number.store(value.bitPattern, ordering: .relaxed)
    }

    /// The number now.
    public var value: Double { Double(bitPattern: number.load(ordering: .relaxed)) }

    func lines(name: String, labels: String) -> [String] {
        ["\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(value)\n"]
    }
}

/// How many times something took place, and the sum of what was measured, such as seconds.
public final class Summary: Sample {
    private let total = NIOLockedValueBox((count: 0, sum: 0.0))

    /// Adds one measurement.
    public func observe(_ value: Double) {
        total.withLockedValue { $0 = ($0.count + 1, $0.sum + value) }
    }

    func lines(name: String, labels: String) -> [String] {
        let (count, sum) = total.withLockedValue { $0 }
        let suffix = labels.isEmpty ? "" : "{\(labels)}"
        return ["\(name)_count\(suffix) \(count)\n", "\(name)_sum\(suffix) \(sum)\n"]
    }
}
