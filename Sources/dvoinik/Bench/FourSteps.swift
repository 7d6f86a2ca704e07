import Domain
import Engine
import Messaging

/// The dialogue of four steps by which bots are compared: asks for a name, an age and a few words, and sums up.
struct FourSteps: Machine {
    enum State: Codable, Equatable {
        case none
        case name
        case age(name: String)
        case bio(name: String, age: String)
    }

    struct Event: Codable {
        var text: String
    }

    struct Job: JobDescription {
        var kind: String { "none" }
        var ring: FourSteps.Event? { nil }
    }

    typealias Query = Never
    typealias Answer = Never
    typealias Change = Never

    var start: State { .none }
    var resumed: State { .none }

    func event(of arrival: Arrival) -> Event {
        switch arrival.content {
        case .text(let text): Event(text: text)
        case .command(let name, _): Event(text: "/\(name)")
        default: Event(text: "")
        }
    }

    func beginsAnew(_ event: Event) -> Bool { true }

    func query(for event: Event, in state: State) -> Query? { nil }

    func step(_ state: State, _ event: Event, in situation: Situation<Answer>) -> Step<FourSteps> {
        let (next, reply): (State, String?) =
            switch (state, event.text) {
            case (_, "/start"): (.name, "name?")
            case (.name, let name): (.age(name: name), "age?")
            case (.age(let name), let age): (.bio(name: name, age: age), "bio?")
            case (.bio(let name, let age), _): (.none, "done:\(name):\(age)")
            case (.none, _): (.none, nil)
            }
        var step = Step<FourSteps>(state: next)
        if let reply { step.outgoing = [.message(Message(RichText(reply)))] }
        return step
    }
}
