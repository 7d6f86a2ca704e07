import Domain
import Engine
import Messaging
import Product
import Store

/// What came of the night: who waits for whose answer.
struct Outcome {
    private let ledger: BotLedger
    private let cast: Cast

    init(_ ledger: BotLedger, _ cast: Cast) {
        (self.ledger, self.cast) = (ledger, cast)
    }

    /// Two who have just been told of each other: who both speak a language if there are such, and of these the likeliest
    /// to like each other. Without any, whoever speaks the language.
    func pair(in language: Language) async throws -> DemoPair {
        let people = cast.people.sorted { ($0.language == language ? 0 : 1) < ($1.language == language ? 0 : 1) }
        guard let best = try await told(language).max(by: { $0.rank < $1.rank }) else {
            return DemoPair(one: people.first?.id ?? "", other: nil)
        }
        return best.pair
    }

    private func told(_ language: Language) async throws -> [(pair: DemoPair, rank: Rank)] {
        let conversations = try await conversations()
        var found: [(pair: DemoPair, rank: Rank)] = []
        for (id, person) in conversations {
            let records = try await ledger.read { transaction in
                try transaction.answer(.matches, about: id).matchRecords
            }
            for record in records where record.isTold && record.match.people.first?.rawValue == id.rawValue {
                guard let partner = record.match.partner(of: PersonID(rawValue: id.rawValue)),
                    let other = conversations[ConversationID(rawValue: partner.rawValue)]
                else { continue }
                let speakers = [person, other].count { $0.language == language }
                found.append(
                    (
                        DemoPair(one: person.id, other: other.id),
                        Rank(speakers: speakers, chance: record.card.chance.middle)
                    ))
            }
        }
        return found
    }

    private func conversations() async throws -> [ConversationID: InventedPerson] {
        try await ledger.read { [people = cast.people] transaction in
            let pairs = try people.map { person in
                let address = Address(channel: .terminal, chat: person.id)
                return (ConversationID(rawValue: try transaction.conversation(at: address)), person)
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
    }

    private struct Rank: Comparable {
        var speakers: Int
        var chance: Double

        static func < (one: Rank, other: Rank) -> Bool {
            (one.speakers, one.chance) < (other.speakers, other.chance)
        }
    }
}
