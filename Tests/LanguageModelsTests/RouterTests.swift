import Asking
import Curl
import Domain
import HTTPTesting
@testable import LanguageModels
import Testing

@Suite struct `A task goes to a tier` {
    @Test func `and the answer says which model gave it and what it took`() async throws {
        let board = try Switchboard(
            fast: { _ in .said(#"{"isSo": true}"#) }, smart: { _ in .said("Do it", usage: (1000, 10)) },
            prices: [.smart: ModelPrice(prompt: 2, answer: 10)])
        let advice = try await board.text()
        #expect(advice.content == "Do it" && advice.model == "smart")
        #expect(advice.usage == ModelUsage(promptTokens: 1000, answerTokens: 10, cost: 2100))
        let reading = try await board.value()
        #expect(reading.content == ["isSo": true] && reading.model == "fast" && reading.usage.cost == 0)
        #expect(board.surroundings.outcomes == [.answered, .answered])
    }

    @Test(arguments: [
        (ModelTask.extract, ModelTier.fast), (.summarise, .fast), (.judge, .fast), (.advise, .smart),
        (.converse, .smart),
    ])
    func `as good as it needs`(task: ModelTask, tier: ModelTier) {
        #expect(task.tier == tier)
    }

    @Test func `and to the other one where that is away, refuses or is not set up`() async throws {
        for away in [LoopbackReply.text("", status: 503), .text("", status: 401), .text("", status: 413), .closing] {
            let board = try Switchboard(fast: { _ in .said("Hello") }, smart: { _ in away })
            #expect(try await board.text().model == "fast")
        }
        let alone = try Switchboard(fast: { _ in .said("Hello") })
        #expect(try await alone.text().model == "fast")
        #expect(await (try Switchboard()).absence() == ModelAbsence.none)
    }

    @Test func `which may be one and the same model, that is not asked twice`() async throws {
        let board = try Switchboard(smart: { _ in .text("", status: 401) })
        let model = try #require(board.models[.smart])
        let router = ModelRouter(models: [.fast: model, .smart: model], caller: board.caller, wording: .plain)
        await #expect(throws: ModelAbsence.misconfigured) { try await router.text(.advice, sofar: nil) }
        #expect(board.smart?.requests.count == 1)
        #expect(router.statuses.count == 1)
    }

    @Test(arguments: [
        ([ModelAbsence.misconfigured, .unavailable(retryAfter: nil)], ModelAbsence.unavailable(retryAfter: nil)),
        (
            [.unavailable(retryAfter: .seconds(9)), .unavailable(retryAfter: .seconds(3))],
            .unavailable(retryAfter: .seconds(3))
        ),
        ([.refused, .budgetSpent], .budgetSpent), ([.refused, .misconfigured], .misconfigured),
        ([.refused], .refused), ([], .none),
    ])
    func `and where none answers, what ends first by itself is told`(absences: [ModelAbsence], told: ModelAbsence) {
        #expect(ModelAbsence(all: absences) == told)
    }
}

@Suite struct `A call that failed` {
    @Test func `is made again after ever longer pauses`() async throws {
        let script = Script(.text("", status: 502), .broken, .said("At last"))
        let board = try Switchboard(smart: script.handler)
        #expect(try await board.text().content == "At last")
        #expect(board.surroundings.naps == [.milliseconds(500), .seconds(1)])
        #expect(board.smart?.requests.count == 3)
    }

    @Test func `and can be done without is not made again, nor of another model`() async throws {
        let board = try Switchboard(fast: { _ in .said("Fast") }, smart: { _ in .text("", status: 502) })
        var extra = ModelRequest.advice
        extra.isExtra = true
        #expect(await board.absence(extra) == .unavailable(retryAfter: nil))
        #expect(board.smart?.requests.count == 1 && board.fast?.requests.count == 0)
        for _ in 0..<20 { _ = await board.absence(extra) }
        #expect(board.surroundings.breakers.isEmpty && board.smart?.requests.count == 21)
    }

    @Test func `is made three times at most`() async throws {
        let board = try Switchboard(smart: { _ in .text("", status: 500) })
        #expect(await board.absence() == .unavailable(retryAfter: nil))
        #expect(board.smart?.requests.count == 3)
    }

    @Test(arguments: [
        (ModelFailure.serverFailed(status: 500), 1, Duration?.some(.milliseconds(500))),
        (.serverFailed(status: 500), 2, .seconds(1)), (.serverFailed(status: 500), 3, nil),
        (.malformedAnswer, 1, .milliseconds(500)), (.unreachable(.cannotConnect), 1, .milliseconds(500)),
        (.limited(retryAfter: nil), 1, .milliseconds(500)), (.limited(retryAfter: .seconds(2)), 1, .milliseconds(2500)),
        (.limited(retryAfter: .seconds(6)), 1, nil), (.timedOut, 1, nil), (.cancelled, 1, nil),
        (.refused(status: 400), 1, nil), (.unauthorized(status: 401), 1, nil), (.unreachable(.badURL), 1, nil),
    ])
    func `is made again only where that may help soon`(failure: ModelFailure, failures: Int, pause: Duration?) {
        #expect(RetryPlan.pause(after: failure, failures: failures, chance: 1) == pause)
    }

    @Test func `for its many calls waits a little, and leaves long waits to the caller`() async throws {
        let soon = Script(.busy(after: "2"), .said("Now"))
        let patient = try Switchboard(smart: soon.handler)
        #expect(try await patient.text().content == "Now")
        #expect(patient.surroundings.naps == [.milliseconds(2500)])
        let board = try Switchboard(smart: { _ in .busy(after: "90") })
        #expect(await board.absence() == .unavailable(retryAfter: .seconds(90)))
        #expect(await board.absence() == .unavailable(retryAfter: .seconds(90)))
        #expect(board.smart?.requests.count == 1)
        #expect(board.surroundings.naps == [])
        let vague = try Switchboard(smart: Script(.busy(), .busy(), .said("Now")).handler)
        #expect(try await vague.text().content == "Now")
    }

    @Test func `for the lateness of its server is not made again`() async throws {
        let board = try Switchboard(smart: { _ in .hanging }, http: HurriedClient())
        #expect(await board.absence() == .unavailable(retryAfter: nil))
        #expect(board.smart?.requests.count == 1)
    }

    @Test(arguments: [(404, ModelAbsence.misconfigured), (401, .misconfigured), (402, .misconfigured), (413, .refused)])
    func `for good says so`(status: Int, absence: ModelAbsence) async throws {
        let board = try Switchboard(smart: { _ in .text("", status: status) })
        #expect(await board.absence() == absence)
        #expect(board.smart?.requests.count == 1)
    }

    @Test func `when its key is revoked midway waits for the operator`() async throws {
        let board = try Switchboard(smart: Script(.said("Hello"), .text("", status: 401)).handler)
        _ = try await board.text()
        #expect(await board.absence() == .misconfigured)
    }

    @Test func `that was revoked is told to the operator until it is put right`() async throws {
        let board = try Switchboard(
            smart: Script(.said("Hello"), .text("", status: 401), .text("", status: 401), .said("Hello")).handler)
        _ = try await board.text()
        #expect(board.router.statuses.map(\.fault) == [nil])
        for _ in 0..<2 { #expect(await board.absence() == .misconfigured) }
        #expect(board.router.statuses.map(\.fault) == [.unauthorized(status: 401)])
        _ = try await board.text()
        #expect(board.router.statuses.map(\.fault) == [nil])
    }

    @Test func `leaves neither key nor words behind`() async throws {
        let board = try Switchboard(smart: { _ in .text("sk-marked marked-words", status: 500) })
        let absence = await board.absence()
        #expect(!"\(String(reflecting: absence)) \(board.surroundings.events)".contains("marked"))
    }
}

@Suite struct `An answer of a shape` {
    @Test func `is taken from between other words`() async throws {
        let board = try Switchboard(fast: { _ in .said("```json\n{\"isSo\": false}\n```") })
        #expect(try await board.value().content == ["isSo": false])
    }

    @Test func `is asked for once more, with what was wrong`() async throws {
        let board = try Switchboard(fast: Script(.said(#"{"isSo": 7}"#), .said(#"{"isSo": true}"#)).handler)
        let answer = try await board.value()
        #expect(answer.content == ["isSo": true])
        #expect(answer.usage == ModelUsage(promptTokens: 14, answerTokens: 6))
        let messages = board.fast?.requests.last?.json["messages"] as? [[String: String]]
        #expect(messages?.map { $0["role"] } == ["user", "assistant", "user"])
        #expect(messages?[1]["content"] == #"{"isSo": 7}"#)
        #expect(messages?[2]["content"]?.hasPrefix("Wrong: $.isSo must be true or false. As {") == true)
    }

    @Test(arguments: [
        "No idea", "[]", "null", #"{"isSo": "yes"}"#, #"{"isSo": true, "secret": 1}"#, "我不知道", "",
    ])
    func `is refused after the second mistake`(answer: String) async throws {
        let board = try Switchboard(fast: { _ in .said(answer) }, smart: { _ in .said("{}") })
        #expect(await board.absenceOfValue() == .refused)
        #expect(board.fast?.requests.count == 2)
        #expect(board.smart?.requests.count == 0)
    }

    @Test func `that is declined is not asked for again`() async throws {
        let board = try Switchboard(fast: { _ in .message(["refusal": "No"]) })
        #expect(await board.absenceOfValue() == .refused)
        #expect(board.fast?.requests.count == 1)
        #expect(await board.book.entries.count == 1)
    }

    @Test func `that was cut short is asked for once more, in brief and without sending it along`() async throws {
        let board = try Switchboard(
            fast: Script(.said(#"{"isSo": fals"#, finish: "length"), .said(#"{"isSo": true}"#)).handler)
        #expect(try await board.value().content == ["isSo": true])
        let messages = board.fast?.requests.last?.json["messages"] as? [[String: String]]
        #expect(messages?.map { $0["role"] } == ["user", "user"])
        #expect(messages?.last?["content"]?.hasPrefix("Wrong: $ is too long") == true)
    }

    @Test func `that is empty is asked for once more, as free text is`() async throws {
        let board = try Switchboard(
            fast: Script(.said(""), .said(#"{"isSo": true}"#)).handler, smart: Script(.said(""), .said("Yes")).handler)
        #expect(try await board.value().content == ["isSo": true])
        #expect(try await board.text().usage == ModelUsage(promptTokens: 14, answerTokens: 6))
    }
}

@Suite struct `Calls in flight` {
    @Test func `are so many at most, and the one who asks for little is not behind the one who asks for much`() {
        var queue = FairQueue<String>(limit: 2)
        let come = { (queue: inout FairQueue<String>, owner: String) in
            let ticket = queue.ticket()
            return (ticket, queue.come(ticket, owner))
        }
        #expect(come(&queue, "anna").1 && come(&queue, "anna").1)
        let (third, fourth, first) = (come(&queue, "anna"), come(&queue, "anna"), come(&queue, "boris"))
        #expect(!third.1 && !fourth.1 && !first.1)
        #expect(queue.leave("anna") == first.0)
        #expect(queue.leave("boris") == third.0)
        #expect(queue.giveUp(fourth.0) && !queue.giveUp(third.0))
        #expect(queue.leave("anna") == nil && queue.leave("anna") == nil)
        #expect(queue.count == 0)
    }

    @Test func `wait for their turn`() async throws {
        let gate = OpenableGate()
        let board = try Switchboard(
            smart: { _ in
                await gate.wait()
                return .said("Hello")
            }, mostCalls: 2)
        let calls = (0..<5).map { _ in Task { try await board.text().content } }
        _ = await board.smart?.requests(count: 2)
        let route = try #require(board.models[.smart]).route
        while route.status.callsWaiting < 3 { await Task.yield() }
        #expect(route.status.callsInFlight == 2 && board.smart?.requests.count == 2)
        gate.open()
        for call in calls { #expect(try await call.value == "Hello") }
        #expect(route.status.callsInFlight == 0)
    }

    @Test func `end when nobody wants them any more, in the queue and on the way`() async throws {
        let board = try Switchboard(smart: { _ in .hanging }, mostCalls: 1)
        let first = Task { await board.absence() }
        _ = await board.smart?.requests(count: 1)
        let second = Task { await board.absence() }
        let route = try #require(board.models[.smart]).route
        while route.status.callsWaiting < 1 { await Task.yield() }
        second.cancel()
        #expect(await second.value == .cancelled)
        first.cancel()
        #expect(await first.value == .cancelled)
        #expect(route.status.callsInFlight == 0 && route.status.callsWaiting == 0)
        #expect(board.smart?.requests.count == 1)
    }
}
