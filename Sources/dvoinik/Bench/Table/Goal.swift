import Foundation

/// What a figure should be.
enum Goal {
    case over(Double)
    case under(Double)
    case atMost(Double)
    /// Zero, each time.
    case never

    /// Whether the measured values reach it: their median, where it is not about each of them.
    func isReached(by values: Spread) -> Bool {
        switch self {
        case .over(let least): values.median > least
        case .under(let most): values.median < most
        case .atMost(let most): values.median <= most
        case .never: values.maximum == 0
        }
    }

    /// How it is written.
    var text: String {
        switch self {
        case .over(let least): String(format: "> %g", least)
        case .under(let most): String(format: "< %g", most)
        case .atMost(let most): String(format: "≤ %g", most)
        case .never: "0"
        }
    }
}
