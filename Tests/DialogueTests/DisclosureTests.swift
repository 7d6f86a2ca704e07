import Dialogue
import Domain
import Messaging
import Testing

/// What the clone may tell, as its person sees and decides it.
struct DisclosureTests: TestsOfUpkeep {
    /// Somebody with a preference that may be told, a fact that counts, a fear that is sealed, and a secret of another.
    private func talk() throws -> (Talk, [MemoryID]) {
        var (talk, ids) = try talk("Люблю джаз", "Живу у реки", "Боюсь врачей", "Маша беременна")
        for (id, kind) in zip(ids, [MemoryKind.preference, .fact, .fear, .relationship]) {
            var memory = try #require(talk.memory.memories[id])
            memory.kind = kind
            talk.learn(memory)
        }
        return (talk, ids)
    }

    private func texts(_ talk: Talk) -> String { "\(talk.utterances)" }

    @Test func `privacy leads to the card as others would hear it`() throws {
        var (talk, _) = try talk()
        talk.command("privacy")
        #expect(talk.offered == [.disclosure(.start)])

        talk.press(.disclosure(.start))

        #expect(talk.said.first == .disclosureCard)
        #expect(texts(talk).contains("«Люблю джаз»"))
        #expect(!texts(talk).contains("реки") && !texts(talk).contains("врачей"))
        #expect(talk.offered.contains(.disclosure(.list(.sealed, page: 0))))
    }

    @Test func `whoever has agreed to nothing has no card`() {
        var talk = Talk()
        talk.command("start")
        talk.press(.disclosure(.start))
        #expect(talk.notice == .buttonStale)
    }

    @Test func `an item shows its class and why, and another can be chosen`() throws {
        var (talk, ids) = try talk()
        talk.press(.disclosure(.list(.matchOnly, page: 0)))
        #expect(talk.offered.first == .disclosure(.item(ids[1])))

        talk.press(.disclosure(.item(ids[1])))
        #expect(talk.offered.contains(.disclosure(.set(ids[1], .card))))
        talk.press(.disclosure(.set(ids[1], .card)))

        #expect(texts(talk).contains("disclosureNowCard") && texts(talk).contains("disclosureChosen"))
        talk.press(.disclosure(.start))
        #expect(texts(talk).contains("реки"))
    }

    @Test func `what is sensitive opens only after a second thought`() throws {
        var (talk, ids) = try talk()
        talk.press(.disclosure(.set(ids[2], .card)))
        #expect(talk.said == [.disclosureConfirmCard])
        #expect(talk.changes.isEmpty)
        #expect(talk.offered == [.disclosure(.confirm(ids[2], .card)), .disclosure(.item(ids[2]))])

        talk.press(.disclosure(.confirm(ids[2], .card)))
        talk.press(.disclosure(.start))
        #expect(texts(talk).contains("врачей"))

        // Closing it again needs none.
        talk.press(.disclosure(.set(ids[2], .sealed)))
        talk.press(.disclosure(.start))
        #expect(!texts(talk).contains("врачей"))
    }

    @Test func `what is another's is not opened, not even by a forged button`() throws {
        var (talk, ids) = try talk()
        talk.press(.disclosure(.item(ids[3])))
        #expect(talk.said.contains(.disclosureNever))
        talk.press(.disclosure(.confirm(ids[3], .card)))
        #expect(talk.notice == .buttonStale)
        #expect(talk.changes.isEmpty)
    }

    @Test func `a topic is shut as a whole, and opened again`() throws {
        var (talk, _) = try talk()
        talk.press(.disclosure(.topics))
        #expect(talk.offered.contains(.disclosure(.shut(.tastes, true))))
        talk.press(.disclosure(.shut(.tastes, true)))
        #expect(talk.offered.contains(.disclosure(.shut(.tastes, false))))
        talk.press(.disclosure(.start))
        #expect(talk.said.first == .disclosureCardEmpty)
        talk.press(.disclosure(.shut(.tastes, false)))
        talk.press(.disclosure(.start))
        #expect(talk.said.first == .disclosureCard)
        talk.press(.disclosure(.shut(.health, true)))
        talk.press(.disclosure(.topics))
        #expect(!talk.offered.contains(.disclosure(.shut(.health, false))))
    }

    @Test func `long cards are paged, and a page that is not there is the last`() throws {
        var talk = Talk.settled()
        let (other, ids) = try self.talk()
        let one = try #require(other.memory.memories[ids[0]])
        for number in 1...8 {
            var memory = Memory(
                id: MemoryID(rawValue: Int64(number)), kind: .preference, text: "Люблю дело \(number)", claim: nil,
                evidence: one.evidence, learnt: one.learnt, importance: 0.5, confidence: 0.9)
            memory.isProvisional = false
            talk.learn(memory)
        }
        talk.press(.disclosure(.start))
        #expect(talk.offered.first == .disclosure(.card(page: 1)))
        #expect(texts(talk).contains("дело 8") && !texts(talk).contains("дело 2"))
        talk.press(.disclosure(.card(page: 99)))
        #expect(talk.offered.first == .disclosure(.card(page: 0)))
        #expect(texts(talk).contains("дело 2"))
    }

    @Test func `a decision goes with what it was about`() throws {
        var (talk, ids) = try talk()
        talk.press(.disclosure(.set(ids[1], .sealed)))
        let chosen = try #require(
            talk.changes.compactMap { change -> Person? in
                if case .person(let person) = change { person } else { nil }
            }.last)
        #expect(chosen.disclosure.items.map(\.memory) == [ids[1]])

        let diary = try #require(talk.memory.memories[ids[1]]?.evidence.first?.quote.diary)
        talk.press(.deleteForGood(diary))

        let left = talk.changes.compactMap { change -> Person? in
            if case .person(let person) = change { person } else { nil }
        }.last
        #expect(left?.disclosure.isEmpty == true)
    }

    @Test(arguments: [
        "start", "topics", "card-0", "list-sealed-2", "item-7", "set-7-card", "yes-7-matchOnly", "shut-work",
        "free-home",
    ])
    func `steps travel as buttons do`(payload: String) throws {
        let button = try #require(Button(payload: "tell:\(payload)"))
        #expect(button.payload == "tell:\(payload)")
    }

    @Test(arguments: ["", "card", "card-x", "list-open-0", "set-7", "set-x-card", "shut-nothing", "item-7-8"])
    func `what is none of ours is no button`(payload: String) {
        #expect(Button(payload: "tell:\(payload)") == nil)
    }
}
