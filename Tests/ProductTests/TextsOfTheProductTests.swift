import Dialogue
import Domain
import Foundation
import Matching
import Messaging
import Product
import Testing
import Texts

@Suite struct `Every word for people is there` {
    static let home = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path()

    @Test func `both languages are complete`() throws {
        let catalogue = try Bot.catalogue(home: Self.home, language: .russian)
        #expect(Set(catalogue.languages) == [.russian, .english])
    }

    @Test func `every phrase that a walk through the dialogue says is filled in, in both languages`() throws {
        let catalogue = try Bot.catalogue(home: Self.home, language: .russian)
        let rules = try Self.rules(catalogue)
        var said: Set<PhraseKey> = []
        for phrase in Self.phrases(of: rules) {
            said.insert(phrase.key)
            for language in catalogue.languages {
                let text = Speaker(catalogue: catalogue).text(phrase, in: language).plain
                #expect(!text.contains("{"), "\(phrase.key) in \(language): \(text)")
                #expect(!text.isEmpty || phrase.key == .notChosen || phrase.key == .plain, "\(phrase.key)")
            }
        }
        #expect(said.count > 100, "the walk says too little to prove anything: \(said.count) phrases")
    }

    @Test(arguments: [
        "<b>bold</b>", "{name}", "&amp;", "🙂👩‍👩‍👧‍👦", "\u{202E}abc", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘", String(repeating: "ж", count: 64),
    ])
    func `a name is shown as it is, whatever it is made of`(name: String) throws {
        let catalogue = try Bot.catalogue(home: Self.home, language: .russian)
        let text = Speaker(catalogue: catalogue).text(Phrase(.nameSet, ["name": .text(name)]), in: .russian)
        #expect(text.plain.contains(name))
        #expect(text.runs.allSatisfy { $0.styles.isEmpty || !$0.text.contains(name) || $0.styles == [.bold] })
    }

    @Test func `the menu and the descriptions fit into Telegram's bounds`() throws {
        for language in [Language.russian, .english] {
            let catalogue = try Bot.catalogue(home: Self.home, language: language)
            #expect(catalogue.render(PhraseKey.botDescription.rawValue, in: language).length <= 512)
            #expect(catalogue.render(PhraseKey.botShortDescription.rawValue, in: language).length <= 120)
        }
    }

    @Test func `every question of the bank has words of its own, and answers that fit on buttons`() throws {
        let catalogue = try Bot.catalogue(home: Self.home, language: .russian)
        for language in catalogue.languages {
            var questions: Set<String> = []
            for question in GuessBank.questions {
                func words(_ answer: String?) -> String {
                    catalogue.render(BankWords(question: question.name, answer: answer).key, in: language).plain
                }
                #expect(questions.insert(words(nil)).inserted, "\(question.name) in \(language)")
                #expect(words(nil).hasSuffix("?") || words(nil).hasSuffix("…"), "\(question.name) in \(language)")
                let answers = question.answers.map(words)
                #expect(Set(answers).count == answers.count, "\(question.name) in \(language)")
                #expect(answers.allSatisfy { $0.count <= 40 }, "\(question.name) in \(language): \(answers)")
            }
        }
    }

    @Test(arguments: [Language.russian, .english])
    func `there are as many questions on each topic in every language, each of them one question`(
        language: Language
    ) throws {
        let catalogue = try Bot.catalogue(home: Self.home, language: .russian)
        for topic in QuestionTopic.allCases {
            let lines = catalogue.render("questions.\(topic.rawValue)", in: language).plain.split(separator: "\n")
            #expect(lines.count == 8)
            #expect(Set(lines).count == lines.count)
            #expect(lines.allSatisfy { $0.hasSuffix("?") && $0.count <= 120 })
        }
    }

    @Test func `the figure in README is the machine as it is`() throws {
        let readme = try String(contentsOfFile: "\(Self.home)/README.md", encoding: .utf8)
        #expect(readme.contains(try Bot.map(home: Self.home)), "put the output of `./dvoinik map` into README.md")
    }

    private static func rules(_ catalogue: Catalogue) throws -> DialogueRules {
        DialogueRules(
            atlas: try Bot.world(), judge: Discretion(),
            languages: [SpokenLanguage(.russian, name: "Русский"), SpokenLanguage(.english, name: "English")],
            operators: [SampleEvent.address], speechEndpoint: "speech.example",
            modelEndpoint: "model.example", deletionWords: ["удалить", "delete"],
            cloneQuestions: ["что бы я"], cloneQuestionBook: [:],
            matchQuestions: [.russian: "Захочу ли я?", .english: "Would I want to?"])
    }

    /// Every phrase said anywhere on a walk through all scenes and events, inner ones included.
    private static func phrases(of rules: DialogueRules) -> [Phrase] {
        SampleScene.all.flatMap { sample in
            SampleEvent.all.flatMap { event in
                SampleEvent.knowledge(in: sample).flatMap { known in
                    rules.step(
                        DialogueState(scene: sample.scene), event.event, number: SampleEvent.number,
                        at: SampleEvent.address, now: SampleEvent.now, knowing: known
                    ).phrases
                }
            }
        }.flatMap(\.withInner)
    }
}

extension DialogueStep {
    fileprivate var phrases: [Phrase] {
        effects.flatMap { effect -> [Phrase] in
            switch effect {
            case .say(let utterance, _), .amend(_, let utterance): utterance.phrases
            case .hand(_, _, let caption, _), .show(_, let caption, _): [caption]
            default: []
            }
        }
            + aftermath.compactMap { aftermath in
                if case .acknowledge(_, let notice) = aftermath { notice } else { nil }
            }
    }
}

extension Utterance {
    fileprivate var phrases: [Phrase] {
        switch choices {
        case .buttons(let rows): paragraphs + rows.joined().map(\.label)
        case .shareLocation(let label), .shareContact(let label): paragraphs + [label]
        case .none, .removeReplyButtons: paragraphs
        }
    }
}

extension Phrase {
    fileprivate var withInner: [Phrase] {
        [self]
            + values.values.flatMap { value -> [Phrase] in
                if case .phrase(let inner) = value { inner.withInner } else { [] }
            }
    }
}
