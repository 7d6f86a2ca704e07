public import Domain
import Messaging

/// Who the person is, as far as the clone can tell.
extension Turn {
    /// Has the profile made out anew, once for all that changes within a minute.
    mutating func renewProfile() {
        order(.profile, key: "profile", due: now + .minutes(1))
    }

    /// The profile was made out anew. What was arranged because of the last one stays, and so do insights, which are
    /// found another way.
    mutating func profiled(_ made: Profile?, _ embedding: PersonalityEmbedding?) {
        guard var profile = made else { return }
        guard person.forgotten.areHeeded(by: profile.heeded) else { return renewProfile() }
        profile.keeping = knowledge.profile?.keeping ?? Profile.Keeping()
        profile.insights = knowledge.profile?.insights ?? []
        if profile.text != knowledge.profile?.text {
            let support = profile.memories.sorted { $0.rawValue < $1.rawValue }
            change(.trained(TrainingEntry(.profiled(profile.stage), at: now, memories: support)))
        }
        arrangeWeek(&profile)
        // One thing at a time: the offer comes after it was said that the clone has come further.
        if profile.stage == profile.keeping.told, profile.stage > .initial { offerMeeting() }
        announce(&profile)
        change(.profile(.kept(profile)))
        change(.profile(.embedded(embedding)))
    }

    /// Says once that the clone has come further, at a moment when nothing else is being talked of.
    private mutating func announce(_ profile: inout Profile) {
        guard profile.stage > profile.keeping.told, person.agrees(to: .diaries), scene == .idle,
            !person.reminder.quiet.contains(local(now).time), let words = PhraseKey.reached(profile.stage)
        else { return }
        profile.keeping.told = profile.stage
        say(words)
    }
}

extension PhraseKey {
    /// That a stage is reached; nothing is to be said of the first.
    fileprivate static func reached(_ stage: CloneStage) -> PhraseKey? {
        switch stage {
        case .initial: nil
        case .learning: .stageReachedLearning
        case .mature: .stageReachedMature
        }
    }
}

extension DialogueRules {
    /// What a person may be other than a person who wants to meet people, by what their clone would tell.
    public func suspicion(of person: Person, knowing known: Knowledge, _ profile: Profile) -> Suspicion? {
        let card = judge.card(of: known.memories, person: person, doubts: known.doubts, profile: profile)
        return judge.suspicion(of: card, name: person.name)
    }

    /// What the clock of a person shows at a moment: by UTC until they said where they live.
    public func clock(of person: Person) -> (Timestamp) -> LocalDateTime {
        let zone = person.place.flatMap { atlas.rules(of: $0.zone) }
        return { zone?.local($0) ?? LocalDateTime(secondsSinceEpoch: Int($0.seconds)) }
    }
}
