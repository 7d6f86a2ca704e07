import ArgumentParser
import Foundation

/// Conversations of the LoCoMo data set (Maharana et al., 2024), with questions and the turns that answer them. Its
/// licence forbids shipping it.
struct LocomoFile {
    /// One conversation.
    struct Conversation {
        /// What was said, in order.
        var turns: [Turn]
        /// What was drawn from it, each with the names of the turns it rests on.
        var facts: [(text: String, turns: [String])]
        /// What is asked about it.
        var questions: [Question]
    }

    /// One thing said.
    struct Turn {
        /// Its name: `D3:12`.
        var name: String
        /// The number of the session.
        var session: Int
        /// Who said what.
        var text: String
    }

    /// One question.
    struct Question {
        /// Its words.
        var text: String
        /// The names of the turns that answer it.
        var evidence: Set<String>
        /// 1 to 5; 5 asks for what was never said.
        var category: Int
    }

    /// Which questions count: what was tuned on one half is measured on the other.
    enum Share: String, ExpressibleByArgument, CaseIterable {
        case all, even, odd
    }

    /// All conversations.
    let conversations: [Conversation]

    /// Reads a file.
    init(path: String, counting share: Share) throws {
        let samples = try JSONDecoder().decode([Sample].self, from: Data(contentsOf: URL(filePath: path)))
        conversations = samples.map { sample in
            var conversation = sample.conversationToSearch
            conversation.questions = conversation.questions.enumerated().filter { number, _ in
                share == .all || number.isMultiple(of: 2) == (share == .even)
            }.map(\.element)
            return conversation
        }
    }
}

/// A conversation as it stands in the file: sessions are members with numbers in their names.
private struct Sample: Decodable {
    var qa: [Entry]
    var conversation: [String: Sessions]
    var observation: [String: [String: [Observation]]]

    struct Entry: Decodable {
        var question: String
        var evidence: [String]?
        var category: Int
    }

    /// A session's turns; other members are names and dates.
    struct Sessions: Decodable {
        var turns: [Utterance] = []

        init(from decoder: any Decoder) throws {
            turns = (try? decoder.singleValueContainer().decode([Utterance].self)) ?? []
        }
    }

    struct Utterance: Decodable {
        var speaker: String
        var name: String
        var text: String
        var caption: String?

        enum CodingKeys: String, CodingKey {
            case speaker, text
            case name = "dia_id"
            case caption = "blip_caption"
        }
    }

    /// A sentence, and one or several names of turns, in several spellings.
    struct Observation: Decodable {
        var text: String
        var turns: [String]

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            text = try container.decode(String.self)
            let several = try? container.decode([String].self)
            let names = try several ?? [container.decode(String.self)]
            turns = names.flatMap(\.turnNames)
        }
    }

    var conversationToSearch: LocomoFile.Conversation {
        LocomoFile.Conversation(
            turns: conversation.compactMap { name, session in name.sessionNumber.map { ($0, session.turns) } }
                .sorted { $0.0 < $1.0 }
                .flatMap { number, turns in turns.map { turn($0, number) } },
            facts: observation.sorted { $0.key < $1.key }.flatMap { _, speakers in
                speakers.sorted { $0.key < $1.key }.flatMap { $0.value.map { ($0.text, $0.turns) } }
            },
            questions: qa.map {
                .init(
                    text: $0.question, evidence: Set(($0.evidence ?? []).flatMap(\.turnNames)), category: $0.category)
            })
    }

    private func turn(_ said: Utterance, _ session: Int) -> LocomoFile.Turn {
        let words = [said.speaker, said.text, said.caption].compactMap(\.self).joined(separator: " ")
        return LocomoFile.Turn(name: said.name, session: session, text: words)
    }
}

extension String {
    /// The number in `session_12`; none in `session_12_date_time` and other names.
    fileprivate var sessionNumber: Int? {
        hasPrefix("session_") ? Int(dropFirst(8)) : nil
    }

    /// All names like `D3:12` in a text.
    fileprivate var turnNames: [String] {
        matches(of: /D\d+:\d+/).map { String($0.output) }
    }
}
