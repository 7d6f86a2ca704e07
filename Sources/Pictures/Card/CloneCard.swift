/// What a clone has become, as a picture shows it. All words are in the person's language already.
public struct CloneCard: Equatable, Sendable {
    /// In which colours.
    public var scheme: Scheme
    /// What this is: "your double".
    public var heading: String
    /// Whose it is; none where the person gave no name.
    public var name: String?
    /// How far it has come, in a word or two.
    public var stage: String
    /// How much it knows, as a number.
    public var total: String
    /// What that number counts.
    public var unit: String
    /// How much it knew over time.
    public var growth: Growth
    /// How much it knows by kind, in the order in which it is shown. Ten at the most are.
    public var kinds: [Kind]
    /// How often it guesses right; none where nobody asked.
    public var accuracy: Accuracy?
    /// How often it guessed right in each of some months, in order, under a heading; none where that was not measured.
    public var months: Months?
    /// What else is to be said, such as what the clone does not know yet.
    public var note: Note?

    /// Makes a card.
    public init(
        scheme: Scheme, heading: String, name: String?, stage: String, total: String, unit: String, growth: Growth,
        kinds: [Kind], accuracy: Accuracy? = nil, months: Months? = nil, note: Note? = nil
    ) {
        self.scheme = scheme
        self.heading = heading
        self.name = name
        self.stage = stage
        self.total = total
        self.unit = unit
        self.growth = growth
        self.kinds = kinds
        self.accuracy = accuracy
        self.months = months
        self.note = note
    }

    /// Colours for bright and for dark surroundings.
    public enum Scheme: String, Equatable, Sendable, CaseIterable {
        case light, dark
    }

    /// A number over time.
    public struct Growth: Equatable, Sendable {
        /// What is shown.
        public var heading: String
        /// How many there were on which days, in the order of days.
        public var points: [Point]
        /// Numbers marked on the scale, in rising order, the first being 0 (see `RoundMarks`).
        public var marks: [Label]
        /// Days named below, in order.
        public var days: [Label]

        /// So many on a day.
        public struct Point: Equatable, Sendable {
            /// The number of the day, counted from any day.
            public var day: Int
            /// From 0.
            public var count: Int

            /// Counts.
            public init(day: Int, count: Int) {
                self.day = day
                self.count = count
            }
        }

        /// A place on a scale, in words.
        public struct Label: Equatable, Sendable {
            /// Which number or day.
            public var value: Int
            /// How it is written.
            public var text: String

            /// Names a place.
            public init(value: Int, text: String) {
                self.value = value
                self.text = text
            }
        }

        /// Shows a number over time.
        public init(heading: String, points: [Point], marks: [Label], days: [Label]) {
            self.heading = heading
            self.points = points
            self.marks = marks
            self.days = days
        }
    }

    /// A kind of thing and how much of it there is.
    public struct Kind: Equatable, Sendable {
        /// Its name.
        public var name: String
        /// From 0.
        public var count: Int
        /// The count as it is written.
        public var text: String

        /// Counts.
        public init(name: String, count: Int, text: String) {
            self.name = name
            self.count = count
            self.text = text
        }
    }

    /// How often guesses come true.
    public enum Accuracy: Equatable, Sendable {
        /// It was not measured often enough to say.
        case tooEarly(Note)
        /// A share of 0 to 1, somewhere between two others with high confidence.
        case measured(share: Double, within: ClosedRange<Double>, Note)
    }

    /// Shares by month.
    public struct Months: Equatable, Sendable {
        /// What is shown.
        public var heading: String
        /// In order; six at the most are shown.
        public var months: [Month]
        /// Percents marked on the scale, from 0 to 100.
        public var marks: [Growth.Label]

        /// A month.
        public struct Month: Equatable, Sendable {
            /// How it is called, in a few letters.
            public var name: String
            /// What there is to say of it.
            public var rate: Rate

            /// Names a month.
            public init(name: String, rate: Rate) {
                self.name = name
                self.rate = rate
            }
        }

        /// What there is to say of a month.
        public enum Rate: Equatable, Sendable {
            /// Too little: how many answers there were, in a word.
            case few(String)
            /// A share of 0 to 1, somewhere between two others with high confidence.
            case measured(Double, within: ClosedRange<Double>)
        }

        /// Shows months.
        public init(heading: String, months: [Month], marks: [Growth.Label] = []) {
            self.heading = heading
            self.months = months
            self.marks = marks
        }
    }

    /// A few words under a heading.
    public struct Note: Equatable, Sendable {
        /// What they are about.
        public var heading: String
        /// The words.
        public var text: String

        /// Says something.
        public init(heading: String, text: String) {
            self.heading = heading
            self.text = text
        }
    }
}

extension CloneCard {
    /// Whether everything in it can be shown.
    var isSensible: Bool {
        let counts =
            growth.points.map(\.count) + kinds.map(\.count) + growth.marks.map(\.value)
            + (months?.marks ?? []).map(\.value)
        let days = growth.points.map(\.day)
        let isInOrder = zip(days, days.dropFirst()).allSatisfy { $0 < $1 }
        guard counts.allSatisfy({ $0 >= 0 }), isInOrder else { return false }
        let shares = (months?.months ?? []).compactMap { month in
            if case .measured(let share, let within) = month.rate { (share, within) } else { nil }
        }
        guard case .measured(let share, let within, _)? = accuracy else {
            return shares.allSatisfy { $1.holds(share: $0) }
        }
        return (shares + [(share, within)]).allSatisfy { $1.holds(share: $0) }
    }
}
