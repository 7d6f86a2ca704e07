import Domain
import Engine
import Product
import Testing

@testable import Demo

@Suite struct `Filling a demo` {
    @Test
    func `comes to its end by day, by now and not long ago`() {
        for minutes in stride(from: 0, to: 3 * 1440, by: 7) {
            let now = Timestamp(seconds: 1_795_219_200) + .minutes(minutes)
            let end = Filling.daytime(before: now)
            #expect(end <= now && now - end < .hours(17) && (9...16).contains(end.seconds % 86_400 / 3600))
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `takes everybody through the dialogue, and leaves two with a match that waits for them`() async throws {
        let filled = try await FilledDemo.shared.value
        #expect(Set(filled.progress.map(\.stage)) == Set(Filling.Progress.Stage.allCases))
        #expect(filled.progress.last.map { $0.done == $0.all } == true)
        for person in filled.cast.people {
            let known = try #require(filled.known[person.id])
            let current = known.memories.filter { $0.withdrawal == nil && $0.ending == nil }
            #expect(current.count >= 8, "\(person.id): \(current.count)")
            #expect(known.diaries.map { $0.parts.compactMap(\.text).joined() } == person.entries.map(\.text))
        }
        let other = try #require(filled.pair.other)
        let (own, others) = (filled.matches[filled.pair.one] ?? [], filled.matches[other] ?? [])
        let match = try #require(own.first { others.contains($0) })
        #expect(match.isTold && match.match.isLive(at: filled.now) && match.match.proposed <= filled.now)
    }

    @Test(.timeLimit(.minutes(10)))
    func `brings together who fits, in every city`() async throws {
        let filled = try await FilledDemo.shared.value
        let told = filled.matches.values.joined().filter(\.isTold)
        #expect(Set(told.map(\.match.id)).count >= 5)
        let cities = filled.cast.people.filter { filled.matches[$0.id]?.isEmpty == false }.map { $0.city.prefix(1) }
        #expect(Set(cities).count >= 3)
    }
}
