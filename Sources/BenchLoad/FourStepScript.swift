/// What people write in the dialogue of four steps, and what they must be answered.
///
/// Everybody takes the first step, then everybody the second, and so on: the hardest order for a bot that has to keep
/// the dialogues apart.
public struct FourStepScript: Sendable {
    /// How many people write.
    public let people: Int
    /// How often each of them goes through the four steps.
    public let rounds: Int

    /// Writes the script.
    public init(people: Int, rounds: Int) {
        self.people = people
        self.rounds = rounds
        updates = (0..<people * rounds * Self.steps).map { Array(Self.update($0, people: people).utf8) }
    }

    /// How many updates there are, each with one answer.
    public var count: Int { updates.count }

    /// The number of the first update.
    static let firstUpdate: Int64 = 10_001

    /// The updates as JSON, in order.
    let updates: [[UInt8]]

    /// The answer that a chat must get after so many others; nil where it must get none.
    func answer(_ index: Int, in chat: Int64) -> String? {
        let person = chat - Self.firstPerson
        guard (0..<Int64(people)).contains(person), index < rounds * Self.steps else { return nil }
        return ["name?", "age?", "bio?", "done:\(Self.name(person)):\(Self.age(person))"][index % Self.steps]
    }

    private static let steps = 4
    private static let firstPerson: Int64 = 1_000_001

    private static func name(_ person: Int64) -> String { "User\(person)" }

    private static func age(_ person: Int64) -> Int64 { 18 + person % 60 }

    private static func update(_ index: Int, people: Int) -> String {
        let (step, person) = ((index / people) % steps, Int64(index % people))
        let text = ["/start", name(person), "\(age(person))", "Немного о себе: \(person)"][step]
        let entities = step == 0 ? #","entities":[{"offset":0,"length":6,"type":"bot_command"}]"# : ""
        let (id, chat) = (firstUpdate + Int64(index), firstPerson + person)
        return """
            {"update_id":\(id),"message":{"message_id":\(index / people + 1),\
            "from":{"id":\(chat),"is_bot":false,"first_name":"U\(person)","language_code":"ru"},\
            "chat":{"id":\(chat),"first_name":"U\(person)","type":"private"},\
            "date":1795000000,"text":"\(text)"\(entities)}}
            """
    }
}
