import Domain
import Engine
import Messaging

/// A machine that does what it is told in so many words: `edit card words`, `job key name`, `forget`.
struct Parrot: Machine {
    struct State: Codable, Sendable {
        var count = 0
        /// No JSON can hold an infinite number, so a step that leads to it is impossible.
        var weight = 1.0
        var isResumed = false
    }

    enum Event: Codable, Sendable {
        case said(String)
        case happened(String)
    }

    struct Job: JobDescription {
        var kind: String
        var name: String
        static func outcome(of event: Event) -> String {
            if case .happened("could not") = event { "failed" } else { "done" }
        }
        var ring: Event? { kind == "timer" ? .happened("rang \(name)") : nil }
    }

    typealias Query = Never
    typealias Answer = Never
    typealias Change = Never

    let start = State()
    var resumed: State { State(isResumed: true) }

    func event(of arrival: Arrival) -> Event {
        if case .text(let text) = arrival.content { .said(text) } else { .said("") }
    }

    func event(ofRefused tag: DeliveryTag) -> Event? { .happened("refused \(tag.name)") }

    func beginsAnew(_ event: Event) -> Bool {
        if case .said = event { true } else { false }
    }

    func query(for event: Event, in state: State) -> Never? { nil }

    func step(_ state: State, _ event: Event, in situation: Situation<Never>) -> Step<Self> {
        var state = state
        state.count += 1
        switch event {
        case .happened(let what): return reply(what, in: state)
        case .said(let text): return obey(text, in: state, at: situation.now)
        }
    }

    private func obey(_ text: String, in state: State, at now: Timestamp) -> Step<Self> {
        let words = text.split(separator: " ", maxSplits: 2).map(String.init)
        var step = Step<Self>(state: state)
        switch (words.first, words.count) {
        case ("impossible", _): step.state?.weight = .infinity
        case ("forget", _):
            step.state = nil
            step.outgoing = [.message(Message("goodbye"))]
        case ("send", 3): step.outgoing = [.message(Message(RichText(words[2])), key: MessageKey(words[1]))]
        case ("edit", 3): step.outgoing = [.edit(MessageKey(words[1]), Message(RichText(words[2])))]
        case ("job", 3): step.jobs = [JobOrder(Job(kind: "work", name: words[2]), key: words[1])]
        case ("timer", 3):
            step.jobs = [
                JobOrder(Job(kind: "timer", name: words[1]), key: words[1], due: now + .seconds(Int(words[2]) ?? 0))
            ]
        case ("cancel", 2): step.cancelled = [words[1]]
        case ("play", 2): step.outgoing = [.voice(.channel(file: words[1]), tag: DeliveryTag(words[1]))]
        case ("hail", 3):
            step.hailed = [(Address(channel: .telegram, chat: words[1]), .happened(words[2]))]
        case ("show", _): step.passing = [.activity(.typing)]
        case ("press", 2):
            step = reply(words[1], in: state)
            step.passing = [.activity(.typing), .acknowledge(press: words[1], notice: nil)]
        default: return reply(text, in: state)
        }
        return step
    }

    private func reply(_ text: String, in state: State) -> Step<Self> {
        var step = Step<Self>(state: state)
        step.outgoing = [.message(Message(RichText("\(state.isResumed ? "resumed " : "")\(state.count) \(text)")))]
        return step
    }
}
