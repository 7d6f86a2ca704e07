extension Memory {
    /// This with what another rests on, which says the same.
    public func joined(by other: Memory) -> Memory {
        var memory = self
        let new = other.evidence.filter { !evidence.contains($0) }
        memory.evidence = (evidence + new).sorted { $0.quote.day < $1.quote.day }
        memory.heldFrom = [heldFrom, other.heldFrom].compactMap(\.self).min { $0.earliest < $1.earliest }
        memory.importance = max(importance, other.importance)
        memory.confidence = max(confidence, other.confidence)
        memory.isProvisional = isProvisional && other.isProvisional
        return memory
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
