import Domain
import Foundation
import Testing
import Yams

@testable import Clone

/// A short life, and what should be remembered of it at its end.
struct Story: Decodable, CustomTestStringConvertible {
    var id: String
    var entries: [Entry]
    var expect: [Expectation]
    var asks: Bool

    struct Entry: Decodable {
        var day: String
        var text: String
        var findings: [Label]
    }

    /// What a perfect reader finds.
    struct Label: Decodable {
        var quote: String
        var kind: MemoryKind
        var subject: String?
        var relation: Relation
        var object: String?
        var value: String
        var from: String?
        var until: String?
        var over: Bool?
        var stance: Stance?
        var confidence: Double?

        var claim: Claim {
            Claim(Slot(subject: subject ?? Slot.me, relation: relation, object: object ?? ""), value: value)
        }
    }

    /// How one memory should stand.
    struct Expectation: Decodable {
        var relation: Relation
        var subject: String?
        var object: String?
        var value: String
        var state: State

        enum State: String, Decodable {
            case current, former, unmeant
        }

        enum CodingKeys: String, CodingKey {
            case relation, subject, object, value
            case state = "is"
        }

        var claim: Claim {
            Claim(Slot(subject: subject ?? Slot.me, relation: relation, object: object ?? ""), value: value)
        }
    }

    var testDescription: String { id }

    /// All stories in a language.
    static func all(_ language: String) throws -> [Story] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let text = try String(contentsOf: folder.appending(path: "\(language).yaml"), encoding: .utf8)
        return try YAMLDecoder().decode([Story].self, from: text)
    }
}

extension Story {
    /// The entry as a diary with a number.
    func diary(_ number: Int) throws -> Diary {
        let entry = entries[number]
        guard let day = LocalDate(iso: entry.day) else { throw Mistake.badDay(entry.day) }
        let id = DiaryID(rawValue: Int64(number + 1))
        let part = DiaryPart(
            id: PartID(rawValue: id.rawValue), diary: id, message: nil, sentAt: Timestamp(seconds: 0),
            content: .written(entry.text))
        return Diary(id: id, day: day, openedAt: Timestamp(seconds: 0), parts: [part])
    }

    /// What is remembered at the end, and what was asked.
    func told() throws -> MemoryBook {
        var book = MemoryBook([])
        for (number, entry) in entries.enumerated() {
            let check = QuoteCheck(try diary(number))
            for (index, label) in entry.findings.enumerated() {
                guard let quote = check.find(label.quote) else { throw Mistake.quoteNotFound(label.quote) }
                book.take(
                    label.finding(quote), as: MemoryID(event: Int64(number + 1), index: index),
                    at: Timestamp(seconds: Int64(number)))
            }
        }
        return book
    }

    enum Mistake: Error {
        case badDay(String)
        case quoteNotFound(String)
    }
}

extension Story.Label {
    fileprivate func finding(_ quote: Quote) -> Finding {
        Finding(
            kind: kind, text: self.quote, claim: claim, quote: quote, stance: stance ?? .stated,
            heldFrom: from.flatMap(PartialDate.init(iso:)), heldUntil: until.flatMap(PartialDate.init(iso:)),
            isOver: over ?? false, confidence: confidence ?? 0.8)
    }
}
