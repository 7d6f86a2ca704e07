extension [Memory] {
    /// Whether the person keeps two of them apart: they are true beside each other, and no one thing.
    public var holdsApart: Bool {
        let ids = Set(map(\.id))
        return contains { !$0.beside.isDisjoint(with: ids) }
    }
}

extension Memory.Withdrawal.Reason {
    /// Whether the person may take it back: what was joined to another stands there.
    public var canBeUndone: Bool {
        switch self {
        case .wrong, .joke, .forgotten, .stale: true
        case .merged: false
        }
    }
}
