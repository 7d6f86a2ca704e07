import Foundation

/// How much of what answers each question was among the first found, by category of question.
struct RecallTally {
    /// How many of the first are looked at.
    static let depths = [5, 10, 25]

    private var sums: [Int: [Double]] = [:]
    private var counts: [Int: Int] = [:]

    /// Counts one question.
    mutating func add(found: [String], evidence: Set<String>, category: Int) {
        let shares = Self.depths.map { Double(evidence.intersection(found.prefix($0)).count) / Double(evidence.count) }
        sums[category] = zip(sums[category] ?? [0, 0, 0], shares).map(+)
        counts[category, default: 0] += 1
    }

    /// A line of the table: recall in percent over all categories, without the fifth, and in each.
    var line: String {
        let categories = counts.keys.sorted()
        let parts =
            [means(of: categories), means(of: categories.filter { $0 != 5 })] + categories.map { means(of: [$0]) }
        return parts.map { $0.map { String(format: "%5.1f", $0) }.joined(separator: " ") }.joined(separator: "  |")
    }

    /// What stands above the lines.
    static func header(categories: [Int]) -> String {
        (["all", "without 5"] + categories.map { "category \($0)" })
            .map { $0.padding(toLength: 17, withPad: " ", startingAt: 0) }.joined(separator: "  |")
    }

    private func means(of categories: [Int]) -> [Double] {
        let count = categories.reduce(0) { $0 + (counts[$1] ?? 0) }
        return Self.depths.indices.map { depth in
            categories.reduce(0) { $0 + (sums[$1]?[depth] ?? 0) } / Double(max(1, count)) * 100
        }
    }
}
