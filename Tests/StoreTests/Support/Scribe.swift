import Domain
import Engine
import Messaging
import Store

/// The least machine that keeps diaries: its state is whatever it is asked to keep.
struct Scribe<State: Codable & Sendable>: Machine {
    let start: State
    var resumed: State { start }

    func event(of arrival: Arrival) -> String {
        if case .text(let text) = arrival.content { text } else { "" }
    }

    func beginsAnew(_ event: String) -> Bool { true }

    func query(for event: String, in state: State) -> Query? { nil }

    func step(_ state: State, _ event: String, in situation: Situation<Knowledge>) -> Step<Self> {
        var step = Step<Self>(state: state)
        step.changes = [.person(Person(language: .english, since: situation.now))]
        step.outgoing = [.message(Message(RichText(event)))]
        return step
    }

    typealias Event = String
    typealias Job = Errand
    typealias Change = Domain.Change
}

struct Errand: JobDescription {
    var kind = "errand"
    var ring: String? { nil }
}
