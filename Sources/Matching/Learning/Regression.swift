import Glibc

/// A logistic regression with an L2 penalty on all but the intercept.
struct Regression: Equatable {
    var intercept: Double
    var slopes: [Double]

    /// What came of something.
    struct Row {
        var values: [Double]
        /// Is added to the log-odds as it is.
        var shift: Double
        var isGood: Bool
        var weight: Double

        init(_ values: [Double], shift: Double, isGood: Bool, weight: Double = 1) {
            self.values = values
            self.shift = shift
            self.isGood = isGood
            self.weight = weight
        }

        init(_ values: [Double], shift: Double, _ decision: DecidedDirection) {
            self.init(values, shift: shift, isGood: decision.isGood, weight: decision.weight)
        }
    }

    /// The log-odds of something.
    func odds(_ values: [Double], shift: Double) -> Double {
        intercept + shift + zip(slopes, values).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Fits by Newton's method, the steps halved where the loss would rise: the loss is convex, so there is one end.
    ///
    /// - Parameter rows: All with as many values.
    static func fit(_ rows: [Row], penalty: Double, rounds: Int) -> Regression {
        var line = Regression(intercept: 0, slopes: Array(repeating: 0, count: rows.first?.values.count ?? 0))
        var loss = line.loss(rows, penalty)
        for _ in 0..<rounds {
            guard let step = line.step(rows, penalty) else { break }
            var (scale, next) = (1.0, line.moved(by: step, 1))
            while next.loss(rows, penalty) > loss, scale > 1e-6 {
                scale /= 2
                next = line.moved(by: step, scale)
            }
            let reached = next.loss(rows, penalty)
            guard loss - reached > 1e-10 else { break }
            (line, loss) = (next, reached)
        }
        return line
    }

    private func moved(by step: [Double], _ scale: Double) -> Regression {
        Regression(
            intercept: intercept - scale * step[0],
            slopes: zip(slopes, step.dropFirst()).map { $0 - scale * $1 })
    }

    private func loss(_ rows: [Row], _ penalty: Double) -> Double {
        rows.reduce(penalty / 2 * slopes.reduce(0) { $0 + $1 * $1 }) { sum, row in
            let odds = odds(row.values, shift: row.shift)
            // ln(1 + e^x), without overflow.
            return sum + row.weight * (max(odds, 0) + log1p(exp(-abs(odds))) - (row.isGood ? odds : 0))
        }
    }

    /// The gradient divided by the second derivatives; nil where these are of no use.
    private func step(_ rows: [Row], _ penalty: Double) -> [Double]? {
        let count = slopes.count + 1
        var gradient = [0.0] + slopes.map { penalty * $0 }
        var matrix = (0..<count).map { row in
            (0..<count).map { $0 == row ? (row == 0 ? 1e-9 : penalty) : 0.0 }
        }
        for row in rows {
            let values = [1] + row.values
            let share = Logistic.share(odds(row.values, shift: row.shift))
            let (error, curve) = (row.weight * (share - (row.isGood ? 1 : 0)), row.weight * share * (1 - share))
            for i in 0..<count {
                gradient[i] += error * values[i]
                for j in 0..<count { matrix[i][j] += curve * values[i] * values[j] }
            }
        }
        return Self.solved(matrix, gradient)
    }

    /// Solves linear equations by elimination; nil where they have no one solution.
    private static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
        var rows = zip(matrix, right).map { $0 + [$1] }
        for column in rows.indices {
            guard let pivot = rows.indices[column...].max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 1e-12
            else { return nil }
            rows.swapAt(column, pivot)
            for row in rows.indices where row != column {
                let factor = rows[row][column] / rows[column][column]
                for index in column...rows.count { rows[row][index] -= factor * rows[column][index] }
            }
        }
        return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
    }
}
