/// How a memory relates somebody to something: the closed list by which the clone tells what can hold only once at a
/// time from what can hold side by side.
public enum Relation: String, Hashable, Codable, Sendable, CaseIterable {
    // Of a person, one value at a time.
    case livesIn, worksAs, worksAt, studies, partner, civilStatus, age, diet, smoking, drinking, bedtime, wakingTime
    // Of a person and an object, one value at a time: what they feel about coffee, who Masha is to them.
    case attitude, goal, plan, habit, fear, opinion, skill, tie, possession, health
    // Any number side by side.
    case experience, value, strength, weakness, need, offer, decision, other

    /// How many values of a relation can hold at a time.
    public enum Arity: Equatable, Sendable {
        /// One for a subject.
        case one
        /// One for a subject and an object.
        case oneForEachObject
        /// Any number.
        case many
    }

    /// How many values of this relation can hold at a time.
    public var arity: Arity {
        switch self {
        case .livesIn, .worksAs, .worksAt, .studies, .partner, .civilStatus, .age, .diet, .smoking, .drinking, .bedtime,
            .wakingTime:
            .one
        case .attitude, .goal, .plan, .habit, .fear, .opinion, .skill, .tie, .possession, .health: .oneForEachObject
        case .experience, .value, .strength, .weakness, .need, .offer, .decision, .other: .many
        }
    }
}

/// What a claim is about: of whom, in what respect and, where the relation has objects, to what. Names are compared
/// as they are: whoever makes a slot brings them to their plain form first.
public struct Slot: Hashable, Codable, Sendable {
    /// Of whom; ``me`` for the person.
    public var subject: String
    /// In what respect.
    public var relation: Relation
    /// To what; empty where the relation has no object.
    public var object: String

    /// The subject that is the person.
    public static let me = "me"

    /// Names a slot.
    public init(subject: String = Slot.me, relation: Relation, object: String = "") {
        self.subject = subject
        self.relation = relation
        self.object = relation.arity == .oneForEachObject ? object : ""
    }

    /// Whether only one claim in the slot can be true at a time. An object that nobody named is no object.
    public var isExclusive: Bool {
        switch relation.arity {
        case .one: true
        case .oneForEachObject: !object.isEmpty
        case .many: false
        }
    }

    /// Whether it may be the same place under a wider or a narrower name, as tea and green tea are.
    public func isNear(_ other: Slot) -> Bool {
        guard self != other, isExclusive, other.isExclusive, subject == other.subject, relation == other.relation else {
            return false
        }
        let (words, others) = (Set(object.split(separator: " ")), Set(other.object.split(separator: " ")))
        return words.isSubset(of: others) || others.isSubset(of: words)
    }
}

/// What a memory says, in a form that can be compared: a slot and the value in it.
public struct Claim: Hashable, Codable, Sendable {
    /// What it is about.
    public var slot: Slot
    /// What is so, in its plain form.
    public var value: String

    /// Makes a claim.
    public init(_ slot: Slot, value: String) {
        self.slot = slot
        self.value = value
    }
}
