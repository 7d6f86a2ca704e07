/// The number of a match.
public struct MatchID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// That two people were proposed to each other, and what has become of it.
///
/// Who they are is told to both once both have said yes and neither has taken that back, and never before. What one of
/// them decides is not seen from what the other is shown: somebody who was refused waits as long as somebody who was not
/// answered, and then reads the same.
public struct Match: Equatable, Codable, Sendable, Identifiable {
    /// Its number.
    public let id: MatchID
    /// When both were told.
    public let proposed: Timestamp
    /// Which proposal of this pair it is, from 1.
    public let chance: Int
    private var one: Side
    private var other: Side
    /// When both had said yes; none before.
    public private(set) var mutual: Timestamp?

    /// So long there is time to answer.
    public static let patience: Duration = .seconds(7 * 86_400)
    /// How often the same pair can be proposed.
    public static let mostChances = 2

    private struct Side: Equatable, Codable, Sendable {
        var person: PersonID
        var answer: Answer?

        var mayMeetAgain: Bool {
            switch answer {
            case nil, .accepted, .later: true
            case .rejected, .blocked, .reported, .withdrawn: false
            }
        }
    }

    /// What somebody says to a match.
    public enum Answer: String, Hashable, Codable, Sendable, CaseIterable {
        case accepted
        /// Not now: it may come again.
        case later
        /// No: it never comes again.
        case rejected
        /// No, and nothing of this person any more.
        case blocked
        /// The same, and an operator is to look at it.
        case reported
        /// Whoever said nothing, or yes, does not want to meet anybody any more, or is gone.
        case withdrawn
    }

    /// How a match stands for one of the two.
    public enum Standing: String, Hashable, Codable, Sendable, CaseIterable {
        /// They have not answered yet.
        case new
        /// They said yes, and nothing is heard of the other.
        case waiting
        /// Both said yes.
        case mutual
        /// It is over.
        case past
    }

    /// What an answer comes to.
    public enum Outcome: Equatable, Sendable {
        /// It is written down, and nobody else is to know.
        case noted
        /// Both are to be told who the other is.
        case revealed
        /// It changes nothing: it had been said before, or there is nothing to answer any more.
        case idle
    }

    /// Proposes.
    ///
    /// - Parameter chance: From 1 to ``mostChances``.
    public init(id: MatchID, _ one: PersonID, _ other: PersonID, at proposed: Timestamp, chance: Int = 1) {
        self.id = id
        self.proposed = proposed
        self.chance = chance
        self.one = Side(person: one)
        self.other = Side(person: other)
    }

    /// The two, in the order in which they were named.
    public var people: [PersonID] { [one.person, other.person] }

    /// The two, in the order of their numbers.
    public var pair: Pair? { Pair(one.person, other.person) }

    /// The other of the two; none for anybody else.
    public func partner(of person: PersonID) -> PersonID? {
        switch person {
        case one.person: other.person
        case other.person: one.person
        default: nil
        }
    }

    /// What somebody has answered.
    public func answer(of person: PersonID) -> Answer? { self[person]?.answer }

    /// When there is no more time to answer.
    public var deadline: Timestamp { proposed + Self.patience }

    /// Takes an answer, at a time at which whoever gives it may be one of the two or not.
    public mutating func take(_ answer: Answer, of person: PersonID, at now: Timestamp) -> Outcome {
        guard let side = self[person], mayFollow(answer, side.answer, at: now) else { return .idle }
        self[person]?.answer = answer
        guard answer == .accepted, [one, other].allSatisfy({ $0.answer == .accepted }) else { return .noted }
        mutual = now
        return .revealed
    }

    /// Whether both can still come to a yes: there is time, and nobody has refused.
    public func isLive(at now: Timestamp) -> Bool {
        mutual == nil && now < deadline && [one, other].allSatisfy { $0.answer == nil || $0.answer == .accepted }
    }

    /// Whether both have said yes and neither has taken that back: the only case in which either may learn who the other
    /// is.
    public var isRevealed: Bool { mutual != nil && [one, other].allSatisfy { $0.answer == .accepted } }

    /// How it stands for one of the two; none for anybody else.
    public func standing(for person: PersonID, at now: Timestamp) -> Standing? {
        guard let own = self[person] else { return nil }
        if mutual != nil { return own.answer == .accepted ? .mutual : .past }
        switch own.answer {
        case nil: return now < deadline ? .new : .past
        case .accepted: return now < deadline ? .waiting : .past
        case .later, .rejected, .blocked, .reported, .withdrawn: return .past
        }
    }

    /// Whether the pair may be proposed once more, once enough has changed: nobody said no for good, and somebody said
    /// "not now", or nothing.
    public func leavesAChance(at now: Timestamp) -> Bool {
        guard mutual == nil, chance < Self.mostChances, [one, other].allSatisfy(\.mayMeetAgain) else { return false }
        return now >= deadline || [one, other].contains { $0.answer == .later }
    }

    /// Whether this proposal may come after earlier ones of the same pair: as the next chance, once the last one left it.
    public func mayFollow(_ earlier: [Match]) -> Bool {
        guard let last = earlier.max(by: { $0.chance < $1.chance }) else { return chance == 1 }
        return chance == last.chance + 1 && last.leavesAChance(at: proposed)
    }

    /// Whether an answer can come after another. Whoever has once refused cannot accept any more: the other may have been
    /// proposed elsewhere since.
    private func mayFollow(_ answer: Answer, _ before: Answer?, at now: Timestamp) -> Bool {
        let isMutual = mutual != nil
        switch (before, answer) {
        case (nil, .accepted), (nil, .later): return now < deadline
        case (nil, _): return true
        case (.accepted, .blocked), (.accepted, .reported): return true
        case (.accepted, .later), (.accepted, .rejected): return !isMutual && now < deadline
        case (.accepted, .withdrawn): return !isMutual
        case (.later, .rejected), (.later, .blocked), (.later, .reported), (.rejected, .blocked),
            (.rejected, .reported),
            (.blocked, .reported):
            return true
        default: return false
        }
    }

    private subscript(person: PersonID) -> Side? {
        get { [one, other].first { $0.person == person } }
        set {
            guard let newValue else { return }
            if person == one.person { one = newValue } else if person == other.person { other = newValue }
        }
    }
}
