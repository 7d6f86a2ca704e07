public import Domain

/// Which dates two clones go on: in which settings, about what, in which language. The same seed gives the same plan.
public struct ConversationPlan: Equatable, Sendable {
    /// The language both share.
    public var language: Language
    /// The dates, in the order in which they are had.
    public var dates: [Date]

    /// One date.
    public struct Date: Equatable, Sendable {
        /// Where.
        public var setting: CloneConversation.Setting
        /// What about.
        public var theme: CloneConversation.Theme

        /// Plans a date.
        public init(_ setting: CloneConversation.Setting, _ theme: CloneConversation.Theme) {
            self.setting = setting
            self.theme = theme
        }
    }

    /// How much a pair promises so far.
    public enum Promise: Sendable {
        /// Nothing is known yet: one date is enough to see.
        case unknown
        /// It looks well: several dates, one of them a disagreement.
        case promising
    }

    /// The dates of a pair that looks promising, the disagreement among them.
    public static let mostDates = 3

    /// Plans.
    ///
    /// - Parameters:
    ///   - had: The dates that were had already: none of their settings comes again.
    ///   - seed: Another one gives another plan.
    /// - Returns: None where the two share no language, or there is nothing on a card to talk about.
    public init?(
        _ a: ClonePersona, _ b: ClonePersona, promise: Promise, had: [Date] = [], seed: UInt64
    ) {
        guard let language = Self.language(a, b), !a.items.isEmpty, !b.items.isEmpty else { return nil }
        self.language = language
        var chance = SeededChance(seed)
        let settings = Self.settings(promise, had: had.map(\.setting), &chance)
        let themes = Self.themes(a, b, without: Set(had.map(\.theme)), &chance)
        dates = settings.indices.map { Date(settings[$0], themes[$0 % themes.count]) }
    }

    /// Whether enough was talked for the pair to be shown to anybody: several dates, and a disagreement among them.
    public static func isComplete(_ had: [CloneConversation.Setting]) -> Bool {
        Set(had).count >= mostDates && had.contains(.disagreement)
    }

    /// The language that both like best together; of two that they like alike, the first by its code.
    static func language(_ a: ClonePersona, _ b: ClonePersona) -> Language? {
        let ranked = a.languages.enumerated().compactMap { rank, language in
            b.languages.firstIndex(of: language).map { (rank: rank + $0, language: language) }
        }
        return ranked.min { ($0.rank, $0.language.code) < ($1.rank, $1.language.code) }?.language
    }

    /// The disagreement comes last: two who have met before have something to lose.
    private static func settings(
        _ promise: Promise, had: [CloneConversation.Setting], _ chance: inout SeededChance
    ) -> [CloneConversation.Setting] {
        let easy = chance.shuffled(
            CloneConversation.Setting.allCases.filter { $0 != .disagreement && !had.contains($0) })
        switch promise {
        case .unknown: return Array(easy.prefix(had.isEmpty ? 1 : 0))
        case .promising:
            let conflict: [CloneConversation.Setting] = had.contains(.disagreement) ? [] : [.disagreement]
            let missing = max(0, mostDates - had.filter { $0 != .disagreement }.uniqued.count - 1)
            return easy.prefix(missing) + conflict
        }
    }

    /// Topics that both have, then each one's own beside the other's. Where both cards have something, there is one.
    private static func themes(
        _ a: ClonePersona, _ b: ClonePersona, without had: Set<CloneConversation.Theme>, _ chance: inout SeededChance
    ) -> [CloneConversation.Theme] {
        let (ofA, ofB) = (a.items.map(\.topic).uniqued, b.items.map(\.topic).uniqued)
        let shared = chance.shuffled(ofA.filter(ofB.contains))
        let (restOfA, restOfB) = (
            chance.shuffled(ofA.filter { !shared.contains($0) }), chance.shuffled(ofB.filter { !shared.contains($0) })
        )
        let both = shared.map { CloneConversation.Theme([.a: $0, .b: $0]) }
        let each = zip(restOfA, restOfB).map { CloneConversation.Theme([.a: $0, .b: $1]) }
        let all = both + each
        let new = all.filter { !had.contains($0) }
        return new.isEmpty ? all : new
    }
}
