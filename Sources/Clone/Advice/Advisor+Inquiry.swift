public import Domain

extension Advisor {
    /// What an answer is made from.
    public struct Inquiry: Sendable {
        /// What is asked.
        public var question: String
        /// Who asks.
        public var person: Person
        /// Their number, for the count of what models cost.
        public var id: PersonID
        /// Everything they said and the clone knows.
        public var index: PersonIndex
        /// Their entries, the oldest first.
        public var diaries: [Diary]
        /// What the clone answered before, the oldest first.
        public var records: [AdviceRecord]
        /// The numbers of the answers just before, which the question may go on from, the oldest first.
        public var thread: [AdviceID]
        /// Whether a guess is asked for.
        public var mayGuess: Bool
        /// The person's calendar day.
        public var day: LocalDate
        /// The time that the question is about.
        public var time: AskedTime?
        /// Who they are, as far as that was made out.
        public var profile: Profile?
        /// The part of their day.
        public var part: PartOfDay?

        /// Asks.
        public init(
            question: String, person: Person, id: PersonID, index: PersonIndex, diaries: [Diary],
            records: [AdviceRecord], thread: [AdviceID], mayGuess: Bool, day: LocalDate, time: AskedTime? = nil,
            profile: Profile? = nil, part: PartOfDay? = nil
        ) {
            self.question = question
            self.person = person
            self.id = id
            self.index = index
            self.diaries = diaries
            self.records = records
            self.thread = thread
            self.mayGuess = mayGuess
            self.day = day
            self.time = time
            self.profile = profile
            self.part = part
        }

        /// The day as of which is answered.
        var dayOfAnswer: LocalDate { time?.past ?? day }

        /// The entries that there were by then.
        var diariesByThen: [Diary] { diaries.filter { $0.day <= dayOfAnswer } }
    }
}
