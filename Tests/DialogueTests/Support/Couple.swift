import Dialogue
import Domain
import Messaging

/// Two people in a match, each in a conversation of their own. What one step tells the other's conversation arrives there
/// at once, as after the same transaction.
struct Couple {
    private(set) var talks: [Talk]
    static let match = MatchID(rawValue: 7)

    /// - Parameter talk: What either of them is in the middle of.
    init(_ names: [String?] = ["Анна", "Борис"], in talk: Talk = .settled()) {
        let begun = talk
        let ids = [PersonID(rawValue: 1), PersonID(rawValue: 2)]
        talks = ids.indices.map { index in
            var talk = begun
            talk.id = ids[index]
            talk.partner = Partner(name: names[1 - index], handle: index == 0 ? "boris" : nil)
            return talk
        }
        let match = Match(id: Self.match, ids[0], ids[1], at: talks[0].now)
        var card = MatchCard(
            chance: .init(low: 0.31, middle: 0.42, high: 0.6), band: .someCommon, basis: .profiles,
            aims: [.friendship], sides: ids.map { .init($0, levels: [.values: LevelScore(0.7, evidence: 3)]) })
        card.common = ["любят море"]
        share(MatchRecord(match: match, card: card))
    }

    var record: MatchRecord? { talks[0].matches[Self.match] }
    var match: Match? { record?.match }

    /// The minute in which both are told.
    mutating func meet() { step(0) { $0.ring(.match(Self.match)) } }

    mutating func press(_ button: MatchButton, by index: Int) { step(index) { $0.press(.match(button)) } }

    mutating func answer(_ answer: Match.Answer, by index: Int) { press(.answer(answer, Self.match), by: index) }

    mutating func hear(_ event: Event, by index: Int) { step(index) { $0.hear(event) } }

    mutating func say(_ text: String, by index: Int) { step(index) { $0.say(text) } }

    /// They want to meet nobody any more.
    mutating func withdraw(_ index: Int) {
        guard let own = talks[index].id, var record else { return }
        _ = record.match.take(.withdrawn, of: own, at: talks[index].now)
        share(record)
    }

    mutating func hear(_ event: Event, by index: Int) { step(index) { $0.hear(event) } }

    /// All work is done.
    mutating func forgetOrders() {
        for index in talks.indices { talks[index].forgetOrders() }
    }

    mutating func act(_ index: Int, _ body: (inout Talk) -> Void) { step(index, body) }

    mutating func become(_ person: Person, _ index: Int) { talks[index].become(person) }

    /// Sends a contact.
    mutating func send(_ contact: Contact, isOwn: Bool, by index: Int) {
        step(index) { $0.send(.contact(contact, isOwn: isOwn)) }
    }

    mutating func command(_ name: String, by index: Int) { step(index) { $0.command(name) } }

    mutating func wait(_ duration: Duration) {
        for index in talks.indices { talks[index].now = talks[index].now + duration }
    }

    /// What may still be told of the card whenever it is looked at.
    var vetting: (MatchCard) -> MatchCard? = { $0 }
    /// What the clones said, as far as it may still be told.
    var conversations: [CloneConversation] = []

    /// What was said to both since a step began.
    private(set) var said: [[PhraseKey]] = [[], []]

    private mutating func step(_ index: Int, _ body: (inout Talk) -> Void) {
        said = [[], []]
        var waiting = perform(index, body)
        while !waiting.isEmpty {
            let (person, news) = waiting.removeFirst()
            guard let other = talks.firstIndex(where: { $0.id == person }) else { continue }
            waiting += perform(other) { $0.hear(.match(news)) }
        }
    }

    private mutating func perform(_ index: Int, _ body: (inout Talk) -> Void) -> [(PersonID, MatchNews)] {
        body(&talks[index])
        said[index] += talks[index].said
        if let record = talks[index].matches[Self.match] { share(record) }
        // As the store tells it: what is known of the other while both have said yes.
        if match?.isRevealed == true {
            let contact = talks[index].person?.contact(for: Self.match)
            talks[1 - index].partner?.contact = contact
        } else if match?.mutual != nil {
            for index in talks.indices { talks[index].partner = nil }
        }
        let effects = talks[index].last?.effects ?? []
        let told = effects.compactMap { effect in
            if case .tell(let person, let news) = effect { (person, news) } else { nil }
        }
        return told
            + effects.flatMap { effect -> [(PersonID, MatchNews)] in
                guard case .order(.vet(let id, let purpose), _, _) = effect, let record else { return [] }
                let found = VettedMatch(id, for: purpose, card: vetting(record.card), talks: conversations)
                return perform(index) { $0.hear(.vetted(found)) }
            }
    }

    private mutating func share(_ record: MatchRecord) {
        for index in talks.indices { talks[index].matches[Self.match] = record }
    }
}
