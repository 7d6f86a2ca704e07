import Asking
import Dialogue
import Domain
import Engine
import Foundation
import Matching
import SeededChance
import Testing

@testable import Product
@testable import Store

/// Weeks in a village in which everything happens in any order: rounds that die half way, answers, changes of mind, people
/// who leave.
@Suite struct `Whatever happens among people who meet` {
    @Test(arguments: 1...2 as ClosedRange<UInt64>)
    func `nobody learns who the other is without two standing yeses, and nothing happens twice`(seed: UInt64)
        async throws
    {
        let village = try Village()
        var chance = SplitMix(seed: seed)
        var people: [PersonID: String] = [:]
        for number in 0..<6 { people[try await village.person("p\(number)")] = "p\(number)" }
        var told: [MatchID: Set<String>] = [:]
        for _ in 0..<10 {
            try await live(through: village, &people, &chance)
            try await check(village, people, &told)
            village.house.clock.advance(by: .hours(24))
        }
        #expect(!told.isEmpty)
    }

    /// One day.
    private func live(through village: Village, _ people: inout [PersonID: String], _ chance: inout SplitMix)
        async throws
    {
        // Now and then the process dies while the clones talk.
        let dies = Int.random(in: 0..<3, using: &chance) == 0
        let model = TalkingModel(talk: { _ throws(ModelAbsence) in
            if dies { throw .cancelled }
            return TalkingModel.talk()
        })
        _ = try await village.matchmaker(Bool.random(using: &chance) ? model : nil).meet()
        _ = try await village.ring()
        for person in people.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            guard let chat = people[person] else { continue }
            for record in try await village.matches(of: person) where Int.random(in: 0..<3, using: &chance) > 0 {
                let answers: [Match.Answer] = [.accepted, .accepted, .accepted, .later, .rejected, .blocked]
                let answer = answers[Int.random(in: 0..<answers.count, using: &chance)]
                _ = try await village.press(.answer(answer, record.match.id), chat)
            }
            switch Int.random(in: 0..<40, using: &chance) {
            case 0: try await village.edit(person) { $0.meeting?.pause = .open }
            case 1: try await village.edit(person) { $0.disclosure.shut(.tastes, true) }
            case 2:
                try await village.edit(person) { $0.withdraw(.meeting) }
                try await village.house.apply(
                    [.match(.withdrawn(at: village.house.clock.now))], to: ConversationID(person))
            case 3 where people.count > 4:
                try await village.house.forget(ConversationID(person))
                people[person] = nil
            default: break
            }
        }
    }

    private func check(_ village: Village, _ people: [PersonID: String], _ told: inout [MatchID: Set<String>])
        async throws
    {
        let records = try await village.house.store.matchRecords()
        var chances = Set<String>()
        for record in records {
            let pair = try #require(record.match.pair)
            #expect(chances.insert("\(pair.one) \(pair.other) \(record.match.chance)").inserted)
            for person in pair.people {
                let known = try await village.house.ledger.read {
                    try $0.answer(.match(record.match.id), about: ConversationID(person))
                }
                let yeses = pair.people.filter { record.match.answer(of: $0) == .accepted }.count
                #expect((known.partner != nil) == (yeses == 2 && record.match.mutual != nil))
            }
            if record.isTold { told[record.match.id, default: []].formUnion(pair.people.compactMap { people[$0] }) }
        }
        for person in people.keys {
            let own = records.filter { $0.match.people.contains(person) }.map(\.match.proposed.milliseconds).sorted()
            #expect(zip(own, own.dropFirst()).allSatisfy { $1 - $0 >= 20 * 3_600_000 }, "one new person a day")
        }
    }
}
