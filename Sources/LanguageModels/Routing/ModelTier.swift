public import Asking

/// How good a model has to be.
public enum ModelTier: String, Hashable, Sendable, CaseIterable {
    /// Good enough to read and to judge, and cheap.
    case fast
    /// The best there is to talk with.
    case smart

    /// The tier that stands in where this one is away.
    public var other: ModelTier { self == .fast ? .smart : .fast }
}

extension ModelTask {
    /// The tier it goes to first.
    public var tier: ModelTier {
        switch self {
        case .extract, .summarise, .judge: .fast
        case .advise, .converse: .smart
        }
    }
}
