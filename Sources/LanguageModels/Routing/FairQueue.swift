/// Who may go next where only so many may go at once: of those who wait, the one with the fewest under way, and of
/// these who came first. So one who asks for much waits behind one who asks for little.
struct FairQueue<Owner: Hashable & Sendable>: Sendable {
    /// The most that may be under way.
    let limit: Int
    private var underWay: [Owner: Int] = [:]
    private var waiting: [(ticket: Int, owner: Owner)] = []
    private var lastTicket = 0

    /// Makes an empty queue.
    init(limit: Int) {
        self.limit = max(1, limit)
    }

    /// How many are under way.
    var count: Int { underWay.values.reduce(0, +) }

    /// How many wait.
    var waitingCount: Int { waiting.count }

    /// A number by which to be called.
    mutating func ticket() -> Int {
        lastTicket += 1
        return lastTicket
    }

    /// Comes. Returns whether to go at once; else one waits to be called.
    mutating func come(_ ticket: Int, _ owner: Owner) -> Bool {
        guard count < limit else {
            waiting.append((ticket, owner))
            return false
        }
        underWay[owner, default: 0] += 1
        return true
    }

    /// Is done. Returns the ticket of whoever goes next.
    mutating func leave(_ owner: Owner) -> Int? {
        let left = (underWay[owner] ?? 1) - 1
        underWay[owner] = left > 0 ? left : nil
        guard let next = waiting.indices.min(by: { load($0) < load($1) }) else { return nil }
        let called = waiting.remove(at: next)
        underWay[called.owner, default: 0] += 1
        return called.ticket
    }

    /// Stops waiting. Returns whether it was waiting.
    mutating func giveUp(_ ticket: Int) -> Bool {
        guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return false }
        waiting.remove(at: index)
        return true
    }

    private func load(_ index: Int) -> Int {
        underWay[waiting[index].owner] ?? 0
    }
}
