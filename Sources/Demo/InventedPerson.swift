public import Domain

/// A person of the demo: whom nobody ever met, with the diary they would have kept.
public struct InventedPerson: Decodable, Equatable, Sendable {
    /// The name of their chat: `./dvoinik chat --as liza`.
    public var id: String
    /// What they want to be called.
    public var name: String
    /// Their day of birth.
    public var birth: LocalDate
    /// Where they live, as they would type it.
    public var city: String
    /// The language in which they are spoken to.
    public var language: Language
    /// The languages in which they speak with others.
    public var languages: Set<Language>
    /// As whom they want to be met; none who leaves that open.
    public var gender: Gender?
    /// What holds of them that others may rule out.
    public var traits: Set<Seeking.DealBreaker>
    /// Whom they seek.
    public var seeks: Wish
    /// What their clone may tell of what it knows: everything of these topics that is not sensitive.
    public var opens: Set<DisclosureTopic>
    /// What nobody is to hear or count.
    public var shuts: Set<DisclosureTopic>
    /// What they wrote, the oldest first.
    public var entries: [Entry]

    /// Whom somebody seeks, and what for.
    public struct Wish: Decodable, Equatable, Sendable {
        /// What for.
        public var aims: Set<Seeking.Aim>
        /// Whom; everybody where it is empty.
        public var genders: Set<Gender>
        /// From which age to which, in full years.
        public var ages: [Int]
        /// How far away.
        public var reach: Seeking.Reach
        /// What rules somebody out.
        public var not: Set<Seeking.DealBreaker>
        /// Where they will be.
        public var trips: [Journey]?
    }

    /// A stay in another city.
    public struct Journey: Decodable, Equatable, Sendable {
        /// Where, as they would type it.
        public var to: String
        /// The first day and the last, counted from the day on which the demo is filled.
        public var days: [Int]
    }

    /// An entry of a diary.
    public struct Entry: Decodable, Equatable, Sendable {
        /// So many days before the night of the meetings it was written.
        public var ago: Int
        /// At what time of the person's own clock.
        public var at: LocalTime
        /// What was written.
        public var text: String
        /// What of it must never come out: short stretches of the text, word for word.
        public var secrets: [String]?
    }
}
