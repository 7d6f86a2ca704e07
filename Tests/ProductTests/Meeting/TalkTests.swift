import Asking
import Dialogue
import Domain
import Engine
import Foundation
import Matching
import NIOConcurrencyHelpers
import Testing

@testable import Product
@testable import Store

@Suite struct `Clones talk before anybody is shown` {
    private let village: Village

    init() throws { village = try Village() }

    @Test func `three dates, the last a disagreement, and then a card with what they talked about`() async throws {
        let (anna, boris) = (try await village.person("Анна"), try await village.person("Борис"))
        let model = TalkingModel()
        let report = try await village.matchmaker(model).meet()
        #expect(report.dates == 3 && report.failures == 0 && report.proposed == 1)
        let talks = try await village.talks(anna, boris)
        #expect(talks.count == 3 && talks.last?.conversation.setting == .disagreement)
        let card = try #require(await village.matches(of: anna).first?.card)
        #expect(card.basis == .conversations && card.retelling == "Говорили о прогулках у реки, чае и хлебе.")
        #expect(card.common == ["Оба любят прогулки у реки"] && card.settled == ["Сначала хлеб"])
        #expect(card.side(of: boris)?.opening == "Привет! Чай и хлеб?" && card.reason == "Играть в шахматы за чаем.")
        #expect(card.sides.allSatisfy { !($0.told ?? []).isEmpty })
    }

    @Test func `what a talk took is borne by both, and by the budget of the day`() async throws {
        let (anna, boris) = (try await village.person("Анна"), try await village.person("Борис"))
        _ = try await village.matchmaker(TalkingModel()).meet()
        let day = LocalDate(ofUTC: village.house.clock.now)
        let rows = try await village.house.store.meetingRows(on: day)
        let talks = try await village.talks(anna, boris)
        let tokens = talks.reduce(0) { $0 + $1.conversation.work.tokens + $1.judgement.work.tokens }
        #expect(rows.map(\.halves) == [tokens, tokens] && tokens > 0)
        #expect(try await village.house.store.meetingRows(on: day.adding(days: 1)).map(\.halves) == [0, 0])
    }

    @Test func `when the budget is spent nobody talks, and nobody is shown by half`() async throws {
        _ = try await village.person("Анна")
        let boris = try await village.person("Борис")
        let model = TalkingModel()
        let report = try await village.matchmaker(model, budget: TalkBudget(whole: 20_000, each: 500_000)).meet()
        #expect(report.dates == 1 && report.proposed == 0, "one date of some 7,500 tokens leaves no room for another")
        #expect(try await village.matches(of: boris).isEmpty)
        village.house.clock.advance(by: .hours(24))
        #expect(try await village.matchmaker(model, budget: TalkBudget(whole: 20_000, each: 500_000)).meet().dates == 1)
    }

    @Test func `a talk in which a sealed fact leaks is never kept, nor shown to anybody`() async throws {
        let secret = "Лечусь от депрессии третий год и никому не говорю."
        let (anna, boris) = (
            try await village.person("Анна", secret: secret), try await village.person("Борис")
        )
        var lines = TalkingModel.lines
        lines[4] = "Я третий год лечусь от депрессии, никому не говори."
        let model = TalkingModel(talk: { [lines] _ throws(ModelAbsence) in TalkingModel.talk(lines) })
        let report = try await village.matchmaker(model).meet()
        #expect(report.failures == Compatibility.mostFailures && report.dates == 0)
        #expect(try await village.talks(anna, boris).isEmpty)
        let card = try #require(await village.matches(of: boris).first?.card)
        #expect(card.basis == .profiles && !"\(card)".contains("депресс"), "what is left are the profiles")
    }

    @Test func `the models are told nothing that is not on a card`() async throws {
        _ = try await village.person("Анна", secret: "Боюсь маминого диагноза.")
        _ = try await village.person("Борис", secret: "Кредит душит.")
        let model = TalkingModel()
        _ = try await village.matchmaker(model).meet()
        let told = model.prompts.withLockedValue { $0.joined(separator: "\n").lowercased() }
        #expect(told.contains("горный чай"))
        for word in ["диагноз", "кредит", "анна", "борис", "казан"] { #expect(!told.contains(word), "\(word)") }
    }

    @Test(arguments: [0, 1, 200])
    func `a model that writes too few or too many lines is asked no more after two dates`(count: Int) async throws {
        _ = try await village.person("Анна")
        _ = try await village.person("Борис")
        let lines = (0..<count).map { TalkingModel.lines[$0 % 12] }
        let model = TalkingModel(talk: { _ throws(ModelAbsence) in TalkingModel.talk(lines) })
        for _ in 0..<3 {
            _ = try await village.matchmaker(model).meet()
            village.house.clock.advance(by: .hours(24))
        }
        #expect(model.count("clone_conversation") == 2 * Compatibility.mostFailures, "each is tried twice")
        #expect(try await village.count("clone_conversations") == 0)
    }

    @Test func `a judge that gives everybody the highest mark makes nobody fit better`() async throws {
        for name in ["Анна", "Борис", "Вера", "Глеб"] { _ = try await village.person(name) }
        let plain = try await village.matchmaker().meet()
        #expect(plain.proposed == 2)
        let records = try await village.house.store.matchRecords()
        let flattered = try Village()
        for name in ["Анна", "Борис", "Вера", "Глеб"] { _ = try await flattered.person(name) }
        let model = TalkingModel(judge: { _ throws(ModelAbsence) in TalkingModel.judgement(10, 10) })
        let matchmaker = try flattered.matchmaker(model)
        _ = try await matchmaker.meet()
        let judged = try await flattered.house.store.matchRecords()
        let best = try #require(records.map(\.card.chance.middle).max())
        #expect(!judged.isEmpty && judged.allSatisfy { $0.card.chance.middle <= best + 0.01 })
    }

    @Test func `while the model is away clones wait, and nobody is shown without them`() async throws {
        _ = try await village.person("Анна")
        _ = try await village.person("Борис")
        let away = TalkingModel(talk: { _ throws(ModelAbsence) in throw .unavailable(retryAfter: nil) })
        let report = try await village.matchmaker(away).meet()
        #expect(report.dates == 0 && report.failures == 0 && report.proposed == 0)
        #expect(try await village.matchmaker(TalkingModel()).meet().proposed == 1)
    }

    @Test func `consent withdrawn while the clones talk ends the talk, and nothing of it is kept`() async throws {
        let (anna, boris) = (try await village.person("Анна"), try await village.person("Борис"))
        let village = village
        let model = TalkingModel(talk: { _ throws(ModelAbsence) in
            // The model's answer takes its time, and the person does not wait for it.
            let isDone = DispatchSemaphore(value: 0)
            Task {
                try await village.edit(anna) { $0.withdraw(.meeting) }
                try await village.house.apply(
                    [.match(.withdrawn(at: village.house.clock.now))], to: ConversationID(anna))
                isDone.signal()
            }
            isDone.wait()
            return TalkingModel.talk()
        })
        let report = try await village.matchmaker(model).meet()
        #expect(report.dates == 0 && report.proposed == 0)
        #expect(model.count("conversation_judgement") == 0, "it is not even judged")
        #expect(try await village.talks(anna, boris).isEmpty)
        #expect(try await village.count("compatibilities") == 0)
    }

    @Test func `the whole conversations can be read, for as long as all of it may be told`() async throws {
        let (anna, _) = (try await village.person("Анна"), try await village.person("Борис"))
        _ = try await village.matchmaker(TalkingModel()).meet()
        let due = try #require(await village.due())
        village.house.clock.advance(by: due - village.house.clock.now)
        _ = try await village.ring()
        let id = try #require(await village.matches(of: anna).first).match.id
        let told = try await village.press(.talks(id), "Борис")
        #expect(told["Борис"]?.filter { $0.contains("Второй двойник: Привет! Я люблю долгие прогулки") }.count == 3)
        try await village.edit(anna) { $0.disclosure.shut(.tastes, true) }
        let closed = try await village.press(.talks(id), "Борис")
        #expect(closed["Борис"]?.count == (told["Борис"]?.count ?? 0) + 1)
        #expect(closed["Борис"]?.last?.contains("закрыл") == true)
        let shown = try await village.press(.show(id), "Борис")
        #expect(shown["Борис"]?.last?.contains("прогулки") == false, "of the card only the chance is left")
    }

    @Test func `what rests on something that was closed before both were told is told to nobody`() async throws {
        let (anna, boris) = (try await village.person("Анна"), try await village.person("Борис"))
        _ = try await village.matchmaker(TalkingModel()).meet()
        try await village.edit(boris) { $0.disclosure.shut(.tastes, true) }
        let due = try #require(await village.due())
        village.house.clock.advance(by: due - village.house.clock.now)
        #expect(try await village.ring().isEmpty)
        #expect(try await village.matches(of: anna).isEmpty)
    }

    @Test func `once something that was told is closed, the talks do not count any more, and are gone`() async throws {
        let (anna, boris) = (try await village.person("Анна"), try await village.person("Борис"))
        _ = try await village.matchmaker(TalkingModel(), budget: TalkBudget(whole: 20_000, each: 500_000)).meet()
        #expect(try await village.talks(anna, boris).count == 1)
        try await village.edit(anna) { $0.disclosure.shut(.tastes, true) }
        village.house.clock.advance(by: .hours(24))
        _ = try await village.matchmaker().meet()
        #expect(try await village.talks(anna, boris).isEmpty)
    }
}
