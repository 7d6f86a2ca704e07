import Domain
import HTTPTesting
import LanguageModels
import Testing

@Suite struct LanguageRuleTests {
    private let doubtful = Spoken(text: "Je vous donne", logProbability: -1.75)
    private let looping = Spoken(text: "नहीं", logProbability: -0.1, compression: 8.7)

    @Test func `a note in the person's other language is asked about once, without a hint`() async throws {
        let speech = try SpeechServer { _ in .verbose("english", Spoken(text: "Thanks", logProbability: -1.2)) }
        let transcript = try await speech.transcribe(.russian)
        #expect(transcript.text == "Thanks")
        #expect(transcript.language == .english)
        #expect(speech.forms.map { $0["language"] } == [nil])
    }

    @Test func `a doubtful note in a language the bot does not speak is taken for the person's`() async throws {
        for wrong in [doubtful, looping] {
            let speech = try SpeechServer { request in
                request.form["language"] == "ru" ? .verbose("ru", Spoken(text: "Фунт.")) : .verbose("fr", wrong)
            }
            let transcript = try await speech.transcribe(.russian)
            #expect(transcript.text == "Фунт.")
            #expect(transcript.language == .russian)
            #expect(speech.forms.map { $0["language"] } == [nil, "ru"])
        }
    }

    @Test func `a sound note in a language the bot does not speak stays as it is`() async throws {
        let speech = try SpeechServer { _ in .verbose("german", Spoken(text: "Guten Morgen")) }
        let transcript = try await speech.transcribe(.russian)
        #expect(transcript.text == "Guten Morgen")
        #expect(transcript.language == Language("de"))
        #expect(speech.forms.count == 1)
    }

    @Test func `the language the person uses is never in doubt`() async throws {
        let speech = try SpeechServer { [doubtful] _ in .verbose("french", doubtful) }
        #expect(try await speech.transcribe(Language("fr")).text == "Je vous donne")
        #expect(try await speech.transcribe(nil).text == "Je vous donne")
        #expect(speech.forms.count == 2)
    }

    @Test func `when the second question fails, the first answer stands`() async throws {
        let speech = try SpeechServer { [doubtful] request in
            request.form["language"] == nil ? .verbose("french", doubtful) : .text("busy", status: 503)
        }
        #expect(try await speech.transcribe(.russian).text == "Je vous donne")
    }
}
