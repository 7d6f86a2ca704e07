extension [Memory] {
    /// Whether the person keeps two of them apart: they are true beside each other, and no one thing.
    public var holdsApart: Bool {
        let ids = Set(map(\.id))
        return contains { !$0.beside.isDisjoint(with: ids) }
    }
}

extension Memory.Withdrawal.Reason {
    /// Whether it is not taken back at all, but stands in another.
    public var isJoining: Bool {
        switch self {
        case .wrong, .joke, .forgotten, .stale, .orphaned: false
        case .merged, .united: true
        }
    }
}

extension Memory {
    /// What becomes of the withdrawal of something that went into this, once this is gone.
    ///
    /// - Where this had gone on into another, it stands there.
    /// - Where this was taken back, or was over, it does not come back as if nothing had been said.
    /// - Else it stands again.
    public func withdrawalLeft(to part: Withdrawal) -> Withdrawal? {
        if let withdrawal, withdrawal.into != nil {
            return .init(at: part.at, reason: .merged, into: withdrawal.into)
        }
        return withdrawal != nil || isKnownOver ? .init(at: part.at, reason: .orphaned) : nil
    }

    /// Whether something that is kept says that it is over.
    private var isKnownOver: Bool {
        switch ending?.cause {
        case .superseded, .said: true
        case .answered, nil: false
        }
    }
}
