import Foundation

/// Figures of several rounds, to be read in a terminal of 80 columns.
struct FigureTable {
    private var values: [Figure: [Double]] = [:]

    /// The line above all sections.
    static let header = line("", ["min", "median", "max", "goal"], verdict: "")

    /// Adds the figures of a round.
    mutating func add(_ round: [Figure: Double]) {
        for (figure, value) in round { values[figure, default: []].append(value) }
    }

    /// Whether a figure was as it should be; nil where it was not measured.
    func isReached(_ figure: Figure) -> Bool? {
        guard let goal = figure.goal, let spread = Spread(values[figure] ?? []) else { return nil }
        return goal.isReached(by: spread)
    }

    /// The lines of a section: its title, and those of its figures that were measured.
    func section(_ title: String, _ figures: [Figure]) -> [String] {
        ["", title] + figures.compactMap(row)
    }

    private func row(_ figure: Figure) -> String? {
        guard let spread = Spread(values[figure] ?? []) else { return nil }
        let numbers = [spread.minimum, spread.median, spread.maximum].map {
            String(format: "%.\(figure.decimals)f", $0)
        }
        let verdict = isReached(figure).map { $0 ? "reached" : "MISSED" } ?? ""
        return Self.line("  " + figure.name, numbers + [figure.goal?.text ?? "–"], verdict: verdict)
    }

    private static func line(_ name: String, _ cells: [String], verdict: String) -> String {
        let padding = String(repeating: " ", count: max(0, nameWidth - name.count))
        let columns = cells.map { String(repeating: " ", count: max(1, cellWidth - $0.count)) + $0 }
        return (name + padding + columns.joined() + "  " + verdict).replacing(#/\ +$/#, with: "")
    }

    private static let nameWidth = 39
    private static let cellWidth = 8
}
