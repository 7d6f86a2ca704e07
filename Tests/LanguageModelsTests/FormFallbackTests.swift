import Domain
import HTTPTesting
import LanguageModels
import Testing

@Suite struct FormFallbackTests {
    @Test(arguments: [400, 422])
    func `a server without verbose answers is asked for plain ones from then on`(status: Int) async throws {
        let speech = try SpeechServer { request in
            request.form["response_format"] == "json" ? .json(#"{"text": "Да."}"#) : .json("{}", status: status)
        }
        for _ in 1...2 { #expect(try await speech.transcribe(names: ["Лена"]).text == "Да.") }
        #expect(speech.forms.map { $0["response_format"] } == ["verbose_json", "json", "json"])
        #expect(speech.forms.map { $0["prompt"] } == ["Лена", "Лена", "Лена"])
    }

    @Test func `a server without prompts is told no names from then on, and keeps giving segments`() async throws {
        let speech = try SpeechServer { request in
            request.form["prompt"] == nil ? .verbose("ru", Spoken(text: "Да.")) : .json("{}", status: 400)
        }
        for _ in 1...2 { #expect(try await speech.transcribe(names: ["Лена"]).segments.count == 1) }
        #expect(speech.forms.count == 4)
        #expect(speech.forms.last == ["model": "whisper-base", "response_format": "verbose_json"])
    }

    @Test func `a recording that is refused in every form is refused, and nothing is learnt from it`() async throws {
        let broken = try SpeechServer { _ in .json(#"{"error": {"message": "could not be decoded"}}"#, status: 400) }
        #expect(await broken.failure() == .refused(status: 400))
        #expect(await broken.failure() == .refused(status: 400))
        #expect(broken.forms.map { $0["response_format"] } == ["verbose_json", "json", "verbose_json", "json"])
    }

    @Test(arguments: [413, 415])
    func `a recording refused for its size or kind is not sent again`(status: Int) async throws {
        let speech = try SpeechServer { _ in .json("{}", status: status) }
        #expect(await speech.failure(names: ["Лена"]) == .refused(status: status))
        #expect(speech.forms.count == 1)
    }
}
