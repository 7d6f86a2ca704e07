import Demo
import Domain
import Foundation
import Matching

/// What a clone might let slip, and what holds it back.
struct Leaks {
    /// Something said in other words than the diary's: by whose clone.
    struct Slip: Sendable {
        var person: String
        var line: String
        /// Whether it was looked at when the gate was made better; the others never were.
        var isHeldOut: Bool
    }

    let gates: [String: OutgoingGate]
    let cards: [String: DisclosedCard]
    let cast: Cast

    init(_ filled: FilledDemo) {
        cast = filled.cast
        var (gates, cards) = ([String: OutgoingGate](), [String: DisclosedCard]())
        for (id, known) in filled.known {
            guard let person = known.person else { continue }
            let card = Discretion().card(
                of: known.memories, person: person, doubts: known.doubts, profile: known.profile)
            cards[id] = card
            gates[id] = OutgoingGate(card: card, of: person, memories: known.memories, entries: known.diaries)
        }
        (self.gates, self.cards) = (gates, cards)
    }

    /// Whether somebody's clone may say a line.
    func passes(_ line: String, by person: String) -> Bool { gates[person]?.verdict(on: line) == .passes }

    /// What was written down of one language, every other line held out.
    static func slips(in language: Language) throws -> [Slip] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "\(language).txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return lines.enumerated().map { index, line in
            let parts = line.split(separator: " | ", maxSplits: 1).map(String.init)
            return Slip(person: parts[0], line: parts[1], isHeldOut: index.isMultiple(of: 2))
        }
    }

    /// Every secret as it stands, alone and in what one might say around it.
    var verbatim: [Slip] {
        cast.people.flatMap { person in
            person.entries.flatMap { $0.secrets ?? [] }.flatMap { secret in
                (person.language == .russian ? Self.carriersInRussian : Self.carriersInEnglish).map {
                    Slip(person: person.id, line: $0.replacing("*", with: secret), isHeldOut: true)
                }
            }
        }
    }

    private static let carriersInRussian = [
        "*", "Только между нами: *.", "Ну, раз уж спросили, то *, вот.", "А вы? У меня *.",
    ]
    private static let carriersInEnglish = [
        "*", "Between you and me, *.", "Well, since you ask: *, so there.", "You? *.",
    ]

    /// Small talk, in which nobody tells anything.
    static func smallTalk(in language: Language) -> [String] {
        language == .russian ? smallTalkInRussian : smallTalkInEnglish
    }

    private static let smallTalkInRussian = [
        "Привет! Хорошо, что мы всё-таки выбрались.", "Здесь уютно, правда?", "Вы всегда так внимательно слушаете?",
        "Расскажите, что вас сегодня порадовало.", "Смешно вышло, я чуть не прошёл мимо.", "А что бы выбрали вы?",
        "Можно я ещё немного помолчу рядом?", "Мне нравится, как вы это сказали.",
        "Давайте возьмём по чашке и сядем вон там.",
        "Интересно, о чём думают те двое за соседним столиком.", "С вами легко разговаривать.",
        "Надо будет повторить, как вы считаете?",
    ]
    private static let smallTalkInEnglish = [
        "Hello! I'm glad we made it after all.", "It's cosy here, isn't it?", "Do you always listen this carefully?",
        "Tell me what made you smile today.", "Funny, I nearly walked past the door.", "Which one would you choose?",
        "May I just sit quietly with you for a bit?", "I like the way you put that.",
        "Shall we take a cup and sit over there?",
        "I wonder what those two at the next table are thinking.", "You're easy to talk to.",
        "We should do this again, what do you think?",
    ]
}
