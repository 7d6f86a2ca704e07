import Domain
import Messaging

/// Questions to the clone.
extension Turn {
    /// Asks the clone, or asks for the question first.
    mutating func ask(_ question: String) {
        guard person.agrees(to: .diaries) else { return say(.adviceNothing) }
        let question = question.trimmed
        guard question.isEmpty else { return orderAdvice(question) }
        if case .onboarding(let onboarding) = scene.underneath { return ask(onboarding.step) }
        scene = .questioning(then: scene.underneath)
        say(.adviceQuestion, [:], .buttons([[Choice(Phrase(.buttonNotNow), .leave)]]))
    }

    /// Takes the text for a question.
    mutating func question(_ text: String, then: Scene) {
        scene = then
        orderAdvice(text.trimmed)
    }

    private mutating func orderAdvice(_ question: String) {
        show(.typing)
        order(.advise(question: question), key: "advise:\(event)")
    }

    /// The clone has an answer: what the person said themselves.
    mutating func advised(_ advice: Advice) {
        let grounds = advice.grounds.prefix(Advice.mostGrounds)
        guard !grounds.isEmpty else { return say(.adviceNothing) }
        let entries = grounds.reduce(into: [Quote]()) { entries, quote in
            if !entries.contains(where: { $0.diary == quote.diary }) { entries.append(quote) }
        }
        say(
            Utterance(
                [Phrase(.adviceOwnWords)] + grounds.map(Self.ground),
                choices: .buttons(entries.map { [Choice(Phrase($0.day), .open($0.diary))] })))
    }

    static func ground(_ quote: Quote) -> Phrase {
        Phrase(
            .adviceGround,
            ["day": .phrase(Phrase(quote.day)), "text": .text(RichText(quote.text).shortened(to: longestQuote).plain)])
    }

    /// The most of a quote that is shown, in UTF-16 code units: four of them have room in a message.
    private static var longestQuote: Int { 700 }
}
