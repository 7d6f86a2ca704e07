/// What something that a clone knows is about, as far as it decides who may hear of it.
public enum DisclosureTopic: String, Hashable, Codable, Sendable, CaseIterable {
    case work, pastimes, tastes, values, character, home, relationships, feelings, plans, everyday
    // What is sealed unless the person opens it, one by one.
    case health, sex, religion, politics, money, secrets
    // What is not the person's alone to tell, or would let them be found: never opened.
    case othersSecrets, contacts

    /// Whether it is sealed unless the person opens it.
    public var isSensitive: Bool {
        switch self {
        case .health, .sex, .religion, .politics, .money, .secrets, .othersSecrets, .contacts: true
        case .work, .pastimes, .tastes, .values, .character, .home, .relationships, .feelings, .plans, .everyday: false
        }
    }

    /// Whether the person may open it at all.
    public var mayBeOpened: Bool { self != .othersSecrets && self != .contacts }

    /// What is proposed for something of this topic, if nothing else speaks against it.
    public var proposed: Disclosure {
        switch self {
        case .work, .pastimes, .tastes, .values, .character: .card
        case .home, .relationships, .feelings, .plans, .everyday: .matchOnly
        case .health, .sex, .religion, .politics, .money, .secrets, .othersSecrets, .contacts: .sealed
        }
    }

    /// The topics that a person switches as a whole.
    public static var switched: [DisclosureTopic] { allCases.filter { !$0.isSensitive } }
}
