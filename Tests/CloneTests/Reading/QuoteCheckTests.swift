import Domain
import Testing
import Words

@testable import Clone

@Suite struct QuoteCheckTests {
    @Test(arguments: [
        ("Я устала.", "я устала"),
        ("Сказала: «Ёлки-палки»!", "сказала \"елки палки\""),
        ("Well — it's over,   really", "well, it’s over really"),
        ("За\u{301}мок на горе", "ЗАМОК НА ГОРЕ"),
    ])
    func `case, signs, spaces and ё do not matter, and the diary's own words come back`(
        text: String, quote: String
    ) throws {
        let found = try #require(try QuoteCheck(.written("Вступление.", text)).find(quote))

        #expect(found.part == PartID(rawValue: 2))
        #expect(FoldedText(found.text).letters == FoldedText(quote).letters)
        #expect(text.contains(found.text))
        #expect(text.dropFirst(found.offset).hasPrefix(found.text))
    }

    @Test func `a slip in a long quote is forgiven`() throws {
        let diary = try Diary.written("Вчера мы с Мишей ходили на каток и смеялись до слёз.")

        let found = try #require(QuoteCheck(diary).find("Вчера мы с Мишей ходили на каток и смеялись до слез, да"))

        #expect(found.text.hasPrefix("Вчера мы с Мишей"))
        #expect(found.text.hasSuffix("слёз"))
    }

    @Test(arguments: [
        "Вчера мы с Олей ездили на дачу и плакали", "вчера", "ми", "", "!!!", "Мишей ходили смеялись каток",
    ])
    func `what was not said so is not found`(quote: String) throws {
        let diary = try Diary.written("Позавчера мы с Мишей ходили на каток и смеялись до слёз.")

        #expect(QuoteCheck(diary).find(quote) == nil)
    }

    @Test func `words of two messages make no quote`() throws {
        let diary = try Diary.written("Я никогда не пробовала", "кататься на коньках зимой")

        #expect(QuoteCheck(diary).find("Я никогда не пробовала кататься на коньках зимой") == nil)
    }

    @Test func `a quote far into a text of 50,000 words is found`() throws {
        let filler = String(repeating: "слово за словом течёт рекой ", count: 10_000)
        let diary = try Diary.written(filler + "и тут я решила уволиться")

        let found = try #require(QuoteCheck(diary).find("И тут я решила уволиться"))

        #expect(found.offset == filler.count)
    }

    @Test func `a spoken quote is found in the recording where the times are known`() throws {
        var diary = try Diary.written("")
        var note = VoiceNote(file: "f", seconds: 20)
        note.progress = .transcribed(
            Transcript(
                text: "Утром бегала. Днём звонила мама. Вечером читала.",
                segments: [
                    .init(start: 0, end: 4, text: " Утром бегала."), .init(start: 4, end: 9.5, text: " Днём звонила"),
                    .init(start: 9.5, end: 12, text: " мама. Вечером читала."),
                ]))
        diary.parts[0].content = .spoken(note)

        #expect(QuoteCheck(diary).find("днем звонила мама")?.passage == Quote.Passage(start: 4, end: 12))

        note.progress = .corrected("Днём звонила мама.")
        diary.parts[0].content = .spoken(note)
        #expect(try #require(QuoteCheck(diary).find("днем звонила мама")).passage == nil)
    }

    @Test func `the sentence around a quote is whole`() throws {
        let check = QuoteCheck(try .written("Был дождь. Маша, как всегда, опоздала на 20 минут! Потом кино."))
        let quote = try #require(check.find("как всегда"))

        #expect(check.sentence(around: quote) == "Маша, как всегда, опоздала на 20 минут!")
    }
}

@Suite struct GroundingTests {
    private let terms = Terms()

    private func inventions(_ statement: String, _ words: String) -> [String] {
        Grounding.inventions(in: statement, restingOn: words, terms: terms)
    }

    @Test func `a name in another case is the same name`() {
        #expect(inventions("Дружит с Машей Петровой", "позвонила Маша Петрова") == [])
        #expect(inventions("Lives in Boston", "back in Boston again") == [])
    }

    @Test func `names and numbers that nobody said are named`() {
        #expect(inventions("Завёл собаку по кличке Рекс", "завёл собаку") == ["Рекс"])
        #expect(inventions("В 2019 году переехал", "тогда и переехал") == ["2019"])
        #expect(inventions("Has 3 cats, lives with Bob", "I have 2 cats") == ["3", "Bob"])
    }

    @Test func `the first word of a sentence is no name for its capital`() {
        #expect(inventions("Любит кофе. Работает ночью", "люблю кофе, работаю ночью") == [])
    }
}
