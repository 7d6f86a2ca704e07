import Clone
import Domain
import Engine
import Messaging
import Testing

@testable import Product
@testable import Store

@Suite struct `An index in memory` {
    private let home: Household

    init() throws {
        home = try Household()
    }

    private func found(_ index: PersonIndex, _ question: String) -> PersonIndex.Found {
        index.search(question, most: 10)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `answers as one made anew, whatever was said, changed and deleted, and by whichever process`(
        seed: UInt64
    ) async throws {
        let chat = try await home.person()
        let (one, other) = (home.indices(), home.indices())
        var life = RandomLife(seed: seed)
        for step in 0..<250 {
            try await home.apply(life.next(), to: chat)
            guard step % 3 == 0 else { continue }
            let question = life.words(4)
            let known = try await home.everything(of: chat)
            let anew = PersonIndex(diaries: known.diaries, memories: known.memories, terms: home.terms)
            let kept = try await (step % 2 == 0 ? one : other).look(at: chat).index

            try #require(kept.entries == known.diaries, "step \(step)")
            try #require(kept.memories == anew.memories, "step \(step)")
            try #require(found(kept, question) == found(anew, question), "step \(step)")
            try #require(kept.unembedded(width: nil) == anew.unembedded(width: nil), "step \(step)")
            for kind in [MemoryKind.fact, .preference] {
                let quote = Quote(
                    diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: question,
                    day: LocalDate(daysSinceEpoch: 0))
                let finding = Finding(kind: kind, text: question, quote: quote)
                #expect(kept.alike(finding) == anew.alike(finding))
            }
            #expect(kept.size == anew.size)
        }
        #expect(home.looks("nothing") == 2)
        #expect(life.memories.count > 3 && life.parts.count > 3)
    }

    @Test func `is made once, and found current until something changes`() async throws {
        let chat = try await home.person()
        try await home.apply(.entry(1, "Кормила утку."), to: chat)
        let indices = home.indices()

        _ = try await indices.look(at: chat)
        _ = try await indices.look(at: chat)
        try await home.apply(.entry(2, "Утка улетела."), to: chat)
        let index = try await indices.look(at: chat).index

        #expect(found(index, "утка").passages.count == 2)
        #expect([home.looks("nothing"), home.looks("current"), home.looks("outdated")] == [1, 1, 1])
    }

    @Test func `is made once for all who ask at the same time`() async throws {
        let chat = try await home.person()
        try await home.apply(.entry(1, "Кормила утку."), to: chat)
        let indices = home.indices()

        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { try await indices.look(at: chat).index.search("утка", most: 3).passages.count }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(counts == [Int](repeating: 1, count: 8))
        #expect([home.looks("nothing"), home.looks("current")] == [1, 7])
    }

    @Test func `of somebody who is deleted is let go of at the next look`() async throws {
        let chat = try await home.person()
        try await home.apply(.entry(1, "Кормила утку."), to: chat)
        let indices = home.indices()
        _ = try await indices.look(at: chat)
        #expect(indices.people == [chat])

        try await home.forget(chat)
        let (known, index) = try await indices.look(at: chat)

        #expect(known.person == nil)
        #expect(found(index, "утка").passages.isEmpty)
        #expect(indices.people.isEmpty)
    }

    @Test func `is let go of when nobody wants it for a while`() async throws {
        let (anna, boris) = (try await home.person("a"), try await home.person("b"))
        let indices = home.indices()
        _ = try await indices.look(at: anna)
        home.clock.advance(by: PersonIndices.patience)
        _ = try await indices.look(at: boris)
        home.clock.advance(by: .seconds(1))

        indices.tidy()

        #expect(indices.people == [boris])
    }

    @Test func `makes room for others, the one wanted longest ago first`() async throws {
        let text = String(repeating: "Кормила утку. ", count: 20)
        var chats: [ConversationID] = []
        for number in 1...3 as ClosedRange<Int64> {
            chats.append(try await home.person("\(number)"))
            try await home.apply(.entry(number, text), to: chats[chats.count - 1])
        }
        let size = try await home.indices().look(at: chats[0]).index.size
        let indices = home.indices(most: size * 5 / 2)
        for chat in [chats[0], chats[1], chats[0], chats[2]] {
            home.clock.advance(by: .seconds(1))
            _ = try await indices.look(at: chat)
        }

        #expect(indices.people == [chats[0], chats[2]])
    }

    @Test func `that is too large to be kept is made all the same`() async throws {
        let chat = try await home.person()
        try await home.apply(.entry(1, "Кормила утку."), to: chat)
        let indices = home.indices(most: 10)

        for _ in 0..<2 { #expect(found(try await indices.look(at: chat).index, "утка").passages.count == 1) }

        #expect(indices.people.isEmpty && home.looks("nothing") == 2)
    }
}
