import Domain
import Words

/// What may be done with a memory by what it says alone: the classes that are proposed.
struct DisclosureClassifier: Sendable {
    private let names: ThirdNames
    private let oblivion: Oblivion
    private let shut: Set<DisclosureTopic>

    /// Prepares for the memories of a person.
    init(of person: Person, terms: Terms) {
        names = ThirdNames(own: person.name)
        oblivion = Oblivion(person.forgotten, terms: terms)
        shut = person.disclosure.shut
    }

    /// What is proposed. In doubt the stricter class.
    ///
    /// - Parameter isDisputed: Whether the person is to be asked whether it is so.
    func judge(_ memory: Memory, isDisputed: Bool) -> DisclosureJudgement {
        let topics = topics(of: memory)
        var reasons = standing(of: memory, isDisputed: isDisputed).union(wording(of: memory))
        if !shut.isDisjoint(with: topics) { reasons.insert(.shut) }
        if isForgotten(memory) { reasons.insert(.forgotten) }
        if !topics.contains(where: \.isSensitive), quotesTellMore(memory) { reasons.insert(.origin) }
        let limits = reasons.map { $0.limit(memory) } + topics.map(\.proposed)
        return DisclosureJudgement(
            id: memory.id, disclosure: limits.min() ?? .sealed, topics: topics, reasons: reasons,
            text: names.masked(memory.text))
    }

    /// What its topics alone allow: what was made of it or came in its place may not be more open than that.
    func content(_ topics: Set<DisclosureTopic>) -> Disclosure { topics.map(\.proposed).min() ?? .sealed }

    private func standing(of memory: Memory, isDisputed: Bool) -> Set<DisclosureJudgement.Reason> {
        var reasons: Set<DisclosureJudgement.Reason> = []
        if memory.withdrawal != nil || memory.ending != nil { reasons.insert(.over) }
        if !memory.isTrait { reasons.insert(.unmeant) }
        if isDisputed { reasons.insert(.disputed) }
        if memory.isProvisional { reasons.insert(.provisional) }
        if memory.confidence < MemoryBook.sureEnough { reasons.insert(.unsure) }
        return reasons
    }

    private func wording(of memory: Memory) -> Set<DisclosureJudgement.Reason> {
        var reasons: Set<DisclosureJudgement.Reason> = []
        if !names.names(in: memory.text).isEmpty { reasons.insert(.names) }
        if memory.text.contains(where: \.isNumber) || memory.claim?.slot.relation == .worksAt {
            reasons.insert(.findable)
        }
        let own = " \(Terms.words(of: memory.text).joined(separator: " ")) "
        if memory.evidence.contains(where: {
            " \(Terms.words(of: $0.quote.text).joined(separator: " ")) ".contains(own)
        }) {
            reasons.insert(.ownWords)
        }
        return reasons
    }

    private func isForgotten(_ memory: Memory) -> Bool {
        oblivion.covers(memory.text, memory.claim) || memory.evidence.contains { oblivion.covers($0.quote.text) }
    }

    private func quotesTellMore(_ memory: Memory) -> Bool {
        memory.evidence.contains { evidence in
            DisclosureWords.topics.marks(in: Terms.words(of: evidence.quote.text)).contains(where: \.isSensitive)
        }
    }
}

// MARK: Topics

extension DisclosureClassifier {
    /// What a memory is about.
    func topics(of memory: Memory) -> Set<DisclosureTopic> {
        var topics = topics(of: memory.text)
        if let topic = memory.claim?.slot.relation.topic { topics.insert(topic) }
        switch memory.kind {
        case .fear: topics.insert(.feelings)
        case .relationship: topics.insert(.relationships)
        default: if topics.isEmpty { topics.insert(memory.kind.topic) }
        }
        let isOfOthers = memory.claim.map { $0.slot.subject != Slot.me } ?? false
        if isOfOthers { topics.insert(.relationships) }
        if isOfOthers || names(others: memory.text), tellsTrouble(memory.text, topics) { topics.insert(.othersSecrets) }
        return topics
    }

    /// What a statement is about, by its words.
    func topics(of text: String) -> Set<DisclosureTopic> {
        var topics = DisclosureWords.topics.marks(in: Terms.words(of: text))
        if text.contains("@") || text.contains("://") || isAddress(text) || Self.longestNumber(in: text) >= 5 {
            topics.insert(.contacts)
        }
        return topics
    }

    private func names(others text: String) -> Bool {
        DisclosureWords.kinds.marks(in: Terms.words(of: text)).contains(.role) || !names.names(in: text).isEmpty
    }

    private func tellsTrouble(_ text: String, _ topics: Set<DisclosureTopic>) -> Bool {
        topics.contains(where: \.isSensitive)
            || DisclosureWords.kinds.marks(in: Terms.words(of: text)).contains(.trouble)
    }

    private func isAddress(_ text: String) -> Bool {
        DisclosureWords.kinds.marks(in: Terms.words(of: text)).contains(.street)
            && (text.contains(where: \.isNumber) || !names.names(in: text).isEmpty)
    }

    /// How many digits the longest number has, whatever signs part them.
    private static func longestNumber(in text: String) -> Int {
        text.split { !$0.isNumber && !" -()+".contains($0) }.map { $0.count(where: \.isNumber) }.max() ?? 0
    }
}

extension DisclosureJudgement.Reason {
    /// How far it lets something out.
    fileprivate func limit(_ memory: Memory) -> Disclosure {
        switch self {
        case .over, .shut, .forgotten, .chosen: .sealed
        // Who jokes or quotes says nothing of themselves at all.
        case .unmeant: memory.evidence.contains { $0.stance == .hedged } ? .matchOnly : .sealed
        case .provisional, .unsure, .disputed, .ownWords, .names, .findable, .origin: .matchOnly
        }
    }
}

extension Relation {
    /// What it is about, where it says so by itself.
    fileprivate var topic: DisclosureTopic? {
        switch self {
        case .worksAs, .worksAt, .studies: .work
        case .partner, .civilStatus, .tie: .relationships
        case .livesIn, .possession: .home
        case .age, .bedtime, .wakingTime, .smoking, .drinking: .everyday
        case .health: .health
        case .fear: .feelings
        case .plan: .plans
        case .weakness: .feelings
        case .value: .values
        case .strength: .character
        case .attitude, .diet, .goal, .habit, .opinion, .skill, .experience, .need, .offer, .decision, .other: nil
        }
    }
}

extension MemoryKind {
    /// What it is taken to be about where its words do not say.
    fileprivate var topic: DisclosureTopic {
        switch self {
        case .preference: .tastes
        case .value: .values
        case .goal, .need, .offer: .plans
        case .fear: .feelings
        case .relationship: .relationships
        case .fact, .experience: .everyday
        }
    }
}
