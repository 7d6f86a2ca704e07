import Dialogue
import Domain
import Engine
import Messaging
import NIOConcurrencyHelpers
import Product
import Store

@testable import simulate

/// A person in a simulation without chance, led by the test.
struct Guest {
    let simulation: Simulation
    let chat: String
    private let count = Counter()

    private final class Counter: Sendable {
        let value = NIOLockedValueBox(0)
        func next() -> Int {
            value.withLockedValue {
                $0 += 1; return $0
            }
        }
    }

    init(_ simulation: Simulation, chat: String) {
        self.simulation = simulation
        self.chat = chat
    }

    var address: Address { Address(channel: .telegram, chat: chat) }

    /// Sends something; nothing comes of it until the bot works.
    @discardableResult
    func send(_ content: Arrival.Content, as message: MessageID? = nil) -> MessageID {
        let number = count.next()
        let message = message ?? MessageID(number)
        simulation.wire.send(
            Arrival(
                address: address, deliveryKey: "guest:\(chat)-\(number)", sender: Sender(name: chat, languageTag: "ru"),
                sentAt: simulation.clock.now, message: message, content: content))
        return message
    }

    func press(_ button: Button) { send(.button(payload: button.payload, press: "p")) }

    /// Comes to know the bot, and agrees to the diary.
    func moveIn() async throws {
        send(.command(name: "start", argument: ""))
        press(.language(.russian))
        press(.consent(true))
        for step in [Onboarding.Step.birthDate, .name, .place] { press(.skip(step)) }
        press(.purposesDone)
        press(.noReminder)
        try await work()
    }

    /// Lets the bot work until some time is over.
    func work(_ time: Duration = .minutes(5)) async throws {
        let end = simulation.clock.now + time
        try await simulation.settle(until: end)
        simulation.clock.advance(to: end)
    }

    /// What stands in the chat.
    var texts: [String] { simulation.wire.texts(in: chat) }

    /// What the bot knows.
    func knowledge(_ query: Query) async throws -> Knowledge {
        let address = address
        return try await simulation.bot.ledger.write { transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: address))
            return try transaction.answer(query, about: conversation)
        }
    }
}
