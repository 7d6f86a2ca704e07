/// The questions of the game that everybody may be asked. Their words stand in `locales/`, under `guess.bank`.
///
/// They are everyday choices on which people differ; none asks about health, politics or what is between lovers. A name
/// that has been in use is never given to another question, nor are answers put into another order: rounds hold both.
public enum GuessBank {
    /// A question of the bank.
    public struct Question: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// What it is about.
        public let topic: GuessTopic
        /// The names of its answers, two to four.
        public let answers: [String]

        fileprivate init(_ topic: GuessTopic, _ name: String, _ answers: String...) {
            (self.topic, self.name, self.answers) = (topic, name, answers)
        }
    }

    /// All questions.
    public static let questions: [Question] = [
        Question(.everyday, "free-evening", "home", "out", "people", "chores"),
        Question(.everyday, "morning", "first-alarm", "snooze", "own"),
        Question(.everyday, "stairs", "lift", "stairs"),
        Question(.everyday, "gift", "ready", "soon", "last-day"),
        Question(.everyday, "unknown-call", "answer", "ignore", "look-up"),
        Question(.everyday, "rain", "take", "leave"),
        Question(.everyday, "desk", "bare", "piles", "chaos"),
        Question(.everyday, "arrival", "early", "sharp", "late"),
        Question(.work, "colleague-error", "tell", "fix", "leave"),
        Question(.work, "deadline", "now", "halfway", "end"),
        Question(.work, "alone-team", "alone", "pair", "team"),
        Question(.work, "message-late", "reply", "read", "not-open"),
        Question(.work, "praise", "glad", "awkward", "wary"),
        Question(.work, "offer", "take", "refuse", "bargain"),
        Question(.work, "unfinished", "finish", "tomorrow", "home"),
        Question(.work, "plan", "list", "dive", "ask"),
        Question(.money, "windfall", "save", "trip", "thing", "share"),
        Question(.money, "receipt", "return", "depends", "keep"),
        Question(.money, "lend", "lend", "part", "gift", "refuse"),
        Question(.money, "count", "exactly", "roughly", "not"),
        Question(.money, "cheap-dear", "dear", "middle", "cheap"),
        Question(.money, "bargain", "always", "try", "never"),
        Question(.money, "restaurant-bill", "equally", "own", "treat"),
        Question(.money, "broken", "repair", "self", "new"),
        Question(.people, "party", "approach", "wait", "leave"),
        Question(.people, "quarrel", "me", "other", "time"),
        Question(.people, "late-friend", "nothing", "joke", "serious"),
        Question(.people, "secret", "nobody", "closest", "hint"),
        Question(.people, "advice", "listen", "advise", "act", "distract"),
        Question(.people, "call-write", "call", "write", "voice", "meet"),
        Question(.people, "own-birthday", "big", "few", "away", "plain"),
        Question(.people, "bad-gift", "keep", "use", "pass", "say"),
        Question(.rest, "holiday", "sea", "mountains", "city", "home"),
        Question(.rest, "planned-trip", "planned", "sketch", "free"),
        Question(.rest, "weekend", "usual", "later", "noon"),
        Question(.rest, "book-film", "book", "film", "walk", "sleep"),
        Question(.rest, "boring-book", "finish", "chance", "drop"),
        Question(.rest, "phone", "never", "evening", "days"),
        Question(.rest, "music", "songs", "plain", "talk", "silence"),
        Question(.rest, "tired", "people", "alone", "move", "nature"),
        Question(.values, "truth", "truth", "soft", "spare"),
        Question(.values, "promise", "go", "short", "cancel"),
        Question(.values, "success", "love", "work", "freedom", "peace"),
        Question(.values, "rules", "cross", "wait"),
        Question(.values, "found", "bring", "write", "hand-in", "leave"),
        Question(.values, "old-new", "leave", "improve", "rebuild"),
        Question(.values, "fair-kind", "better", "needs", "split"),
        Question(.values, "past-future", "past", "present", "future"),
        Question(.food, "hot-drink", "coffee", "tea", "water", "juice"),
        Question(.food, "breakfast", "proper", "quick", "none"),
        Question(.food, "new-dish", "order", "taste", "usual"),
        Question(.food, "cook", "cook", "simple", "order", "out"),
        Question(.food, "sweet-salt", "sweet", "salty", "nothing"),
        Question(.food, "last-piece", "me", "offer", "split"),
        Question(.food, "spicy", "mild", "medium", "hot"),
        Question(.food, "recipe", "exactly", "free", "eye"),
        Question(.risk, "parachute", "jump", "think", "refuse"),
        Question(.risk, "certain-chance", "sure", "coin"),
        Question(.risk, "move", "go", "family", "stay"),
        Question(.risk, "airport", "three-hours", "two-hours", "just"),
        Question(.risk, "route", "new", "known"),
        Question(.risk, "stage", "gladly", "prepared", "decline"),
        Question(.risk, "own-business", "join", "aside", "decline"),
        Question(.risk, "water", "jump", "slow", "shore"),
    ]

    /// The question of a name.
    public static func question(_ name: String) -> Question? { named[name] }

    private static let named = Dictionary(uniqueKeysWithValues: questions.map { ($0.name, $0) })
}
