import Testing

@testable import Engine

struct MetricsTests {
    @Test func `everything is written in Prometheus' text format, ordered by name and labels`() {
        let metrics = Metrics()
        metrics.summary("b_seconds", help: "Time.", labels: ["kind": "fetch"]).observe(0.25)
        metrics.summary("b_seconds", help: "Time.", labels: ["kind": "fetch"]).observe(1.5)
        metrics.gauge("c_depth", help: "Depth.").set(2.5)
        metrics.counter("a_total", help: "Things.", labels: ["channel": "telegram", "outcome": "b"]).increment()
        metrics.counter("a_total", help: "Things.", labels: ["channel": "telegram", "outcome": "a"]).increment(by: 3)

        #expect(
            metrics.text == """
                # HELP a_total Things.
                # TYPE a_total counter
                a_total{channel="telegram",outcome="a"} 3
                a_total{channel="telegram",outcome="b"} 1
                # HELP b_seconds Time.
                # TYPE b_seconds summary
                b_seconds_count{kind="fetch"} 2
                b_seconds_sum{kind="fetch"} 1.75
                # HELP c_depth Depth.
                # TYPE c_depth gauge
                c_depth 2.5

                """)
    }

    @Test func `quotes, backslashes and line breaks in labels are escaped`() {
        let metrics = Metrics()
        metrics.counter("a_total", help: "Things.", labels: ["name": "a\"b\\c\nd"]).increment()
        #expect(metrics.text.contains(#"a_total{name="a\"b\\c\nd"} 1"#))
    }

    @Test func `the same name and labels give the same counter`() {
        let metrics = Metrics()
        let first = metrics.counter("a_total", help: "Things.", labels: ["k": "v"])
        let second = metrics.counter("a_total", help: "Things.", labels: ["k": "v"])
        #expect(first === second)
        #expect(metrics.counter("a_total", help: "Things.") !== first)
    }

    @Test func `totals name the counters that counted anything`() {
        let metrics = Metrics()
        metrics.counter("b_total", help: "Things.").increment(by: 2)
        metrics.counter("a_total", help: "Things.", labels: ["k": "v"]).increment()
        _ = metrics.counter("c_total", help: "Things.")
        metrics.gauge("d", help: "Depth.").set(1)
        #expect(metrics.totals.map { "\($0.0) \($0.1)" } == [#"a_total{k="v"} 1"#, "b_total 2"])
    }

    @Test func `nothing is lost when many count at once`() async {
        let metrics = Metrics()
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 { metrics.counter("a_total", help: "Things.", labels: ["k": "v"]).increment() }
                }
            }
        }
        #expect(metrics.counter("a_total", help: "Things.", labels: ["k": "v"]).value == 8000)
    }
}
