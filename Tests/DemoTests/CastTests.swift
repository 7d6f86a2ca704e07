import Dialogue
import Domain
import Product
import Testing

@testable import Demo

@Suite struct `The invented people` {
    private let cast: Cast

    init() throws { cast = try .bundled() }

    @Test
    func `are two dozen, each with a chat of their own, in three cities and both languages`() {
        #expect(cast.people.count == 24)
        #expect(Set(cast.people.map(\.id)).count == 24 && Set(cast.people.map(\.name)).count == 24)
        let odd = cast.people.map(\.id).filter { !$0.allSatisfy { $0.isASCII && $0.isLowercase } }
        #expect(odd.isEmpty)
        #expect(Set(cast.people.map(\.language)) == [.russian, .english])
        #expect(cast.people.contains { $0.languages.count == 2 })
    }

    /// A given name alone is nobody's who is known by it, and no entry calls anybody by more.
    @Test
    func `have one name each, as half a country does`() {
        let others = cast.people.map(\.name).filter { !$0.allSatisfy(\.isLetter) }
        #expect(others.isEmpty)
    }

    @Test
    func `are of age, from nineteen to sixty-six`() throws {
        let day = try #require(LocalDate(iso: "2026-11-22"))
        let ages = cast.people.map { $0.birth.age(on: day) }
        #expect(ages.min() == 19 && ages.max() == 66)
    }

    @Test
    func `live in cities that the gazetteer is certain of, and travel to such`() throws {
        let world = try Bot.world()
        var homes: Set<Int> = []
        for person in cast.people {
            for (place, isHome) in [(person.city, true)] + (person.seeks.trips ?? []).map({ ($0.to, false) }) {
                guard case .certain(let found) = world.find(place, language: person.language) else {
                    Issue.record("\(person.id) lives in \(place)")
                    continue
                }
                if isHome { homes.insert(found.geonameID) }
            }
        }
        #expect(homes.count == 3)
    }

    @Test(arguments: try Cast.bundled().people)
    func `say all that is asked of them`(person: InventedPerson) {
        #expect(!person.seeks.aims.isEmpty && !person.languages.isEmpty && person.languages.contains(person.language))
        #expect(
            person.seeks.ages.count == 2 && person.seeks.ages[0] >= 18 && person.seeks.ages[0] < person.seeks.ages[1])
        #expect(person.opens.allSatisfy { !$0.isSensitive } && person.opens.isDisjoint(with: person.shuts))
    }

    @Test(arguments: try Cast.bundled().people)
    func `keep a diary of six entries or more, one a day, over some weeks`(person: InventedPerson) {
        let days = person.entries.map(\.ago)
        #expect((6...10).contains(days.count) && Set(days).count == days.count && days == days.sorted(by: >))
        #expect(days.allSatisfy { (2...60).contains($0) } && (days.first ?? 0) - (days.last ?? 0) > 25)
        for entry in person.entries {
            let words = entry.text.split(separator: " ").count
            #expect((45...150).contains(words), "\(person.id), \(entry.ago) days ago: \(words) words")
        }
    }

    @Test
    func `have secrets, which stand in their diaries word for word`() {
        for person in cast.people {
            let secrets = person.entries.flatMap { entry in (entry.secrets ?? []).map { (entry.text, $0) } }
            #expect(secrets.count >= 1, "\(person.id)")
            for (text, secret) in secrets { #expect(text.contains(secret), "\(person.id): \(secret)") }
        }
    }

    /// What is written after one template has its words in common. Two who suit each other say some things alike.
    @Test
    func `never write the same twice, nor what another wrote`() {
        let entries = cast.people.flatMap { person in
            person.entries.map { ("\(person.id), \($0.ago) days ago", Self.words(of: $0.text)) }
        }
        for (index, (name, words)) in entries.enumerated() {
            for (other, others) in entries[..<index] {
                let share = Double(words.intersection(others).count) / Double(words.union(others).count)
                #expect(share < 0.25, "\(name) and \(other)")
            }
        }
    }

    @Test
    func `do not open an entry as somebody else does`() {
        let openings = cast.people.flatMap(\.entries).map {
            $0.text.split(separator: " ").prefix(3).joined(separator: " ")
        }
        #expect(Set(openings).count == openings.count)
    }

    private static func words(of text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 3 })
    }
}
