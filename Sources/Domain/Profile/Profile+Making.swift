extension Profile {
    /// Makes a profile from what is known of a person.
    ///
    /// - Parameters:
    ///   - memories: All of them.
    ///   - entries: The oldest first.
    ///   - day: The person's calendar day.
    public init(of memories: [Memory], _ entries: [LifeEntry], on day: LocalDate) {
        let current = memories.filter { $0.isTrait && $0.holds(on: day) }
        self.init(stage: CloneStage(knowing: current))
        let ranked = current.map { (memory: $0, weight: $0.weight(on: day)) }
            .sorted { ($1.weight, $0.memory.id.rawValue) < ($0.weight, $1.memory.id.rawValue) }.map(\.memory)
        traits = Aspect.allCases.flatMap { aspect in
            Self.traits(in: aspect, of: ranked.filter { $0.aspect == aspect })
        }
        style = SpeakingStyle(of: entries)
        rhythms = Rhythm.rhythms(of: entries)
    }

    /// A trait for each statement, supported by all memories that say the same.
    private static func traits(in aspect: Aspect, of ranked: [Memory]) -> [Trait] {
        ranked.reduce(into: []) { traits, memory in
            let text = memory.text.lowercased()
            if let known = traits.firstIndex(where: { $0.text.lowercased() == text }) {
                traits[known].memories.append(memory.id)
            } else if traits.count < mostOfAspect {
                traits.append(Trait(aspect, memory.text, memories: [memory.id]))
            }
        }
    }
}

extension Memory {
    /// In what respect it says who the person is; none where it does not.
    var aspect: Profile.Aspect? {
        guard claim?.slot.subject ?? Slot.me == Slot.me else { return nil }
        switch claim?.slot.relation {
        case .value: return .value
        case .strength: return .strength
        case .weakness: return .weakness
        case .decision, .opinion: return .thinking
        case .skill: return ["able", "good"].contains(claim?.value) ? .strength : nil
        case .attitude: return claim?.value == "likes" ? .interest : nil
        case .goal, .plan: return claim?.value == "wants" ? .goal : nil
        case .fear: return claim?.value == "afraid" ? .fear : nil
        case .livesIn, .worksAs, .worksAt, .studies, .partner, .civilStatus, .age, .diet, .smoking, .drinking, .bedtime,
            .wakingTime, .habit, .tie, .possession, .health, .experience, .need, .offer:
            return nil
        case .other, nil: return kind.aspect
        }
    }
}

extension MemoryKind {
    /// What memories of a kind say by themselves. That somebody prefers something does not say what they are drawn to:
    /// it may be that they cannot bear it.
    fileprivate var aspect: Profile.Aspect? {
        switch self {
        case .value: .value
        case .goal: .goal
        case .fear: .fear
        case .fact, .preference, .experience, .relationship, .need, .offer: nil
        }
    }
}
