import Curl
import Domain
import HTTPTesting
import LanguageModels
import Testing

@Suite struct TranscribingTests {
    @Test func `a recording is posted with the model, the names and the wish for segments`() async throws {
        let speech = try SpeechServer(key: "key-17") { _ in .verbose("russian", Spoken(text: "Привет, Серёжа.")) }
        _ = try await speech.transcribe(names: ["Серёжа", "Лена"])
        let request = try #require(speech.server.requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/v1/audio/transcriptions")
        #expect(request.headers["authorization"] == "Bearer key-17")
        let expected = ["model": "whisper-base", "response_format": "verbose_json", "prompt": "Серёжа, Лена"]
        #expect(request.form == expected)
        let file = try #require(request.parts.first { $0.name == "file" })
        #expect(file.fileName == "audio.wav")
        #expect(file.contentType == "audio/wav")
        #expect(file.text == "RIFF")
    }

    @Test func `without names or a key none are sent`() async throws {
        let speech = try SpeechServer { _ in .verbose("ru", Spoken(text: "Да.")) }
        _ = try await speech.transcribe()
        let request = try #require(speech.server.requests.first)
        #expect(request.form["prompt"] == nil)
        #expect(request.headers["authorization"] == nil)
    }

    @Test func `no more names are told than a model reads`() async throws {
        let speech = try SpeechServer { _ in .verbose("ru", Spoken(text: "Да.")) }
        _ = try await speech.transcribe(names: (0..<200).map { "Имя\($0)" })
        let prompt = try #require(speech.forms.first?["prompt"])
        #expect(prompt.hasPrefix("Имя0, Имя1, "))
        #expect((380...400).contains(prompt.count))
    }

    @Test func `words, language and times come back`() async throws {
        let speech = try SpeechServer { _ in
            .verbose("russian", Spoken(text: "Раз."), Spoken(text: "Два.", start: 2, end: 3.5))
        }
        let expected = Transcript(
            text: "Раз. Два.", language: .russian,
            segments: [.init(start: 0, end: 2, text: "Раз."), .init(start: 2, end: 3.5, text: "Два.")])
        #expect(try await speech.transcribe() == expected)
    }

    @Test(arguments: [("russian", "ru"), ("English", "en"), ("en", "en"), ("pt-BR", "pt"), ("haw", "haw")])
    func `a language is known by name and by code`(name: String, code: String) async throws {
        let speech = try SpeechServer { _ in .verbose(name, Spoken(text: "…")) }
        #expect(try await speech.transcribe().language?.code == code)
    }

    @Test func `a language nobody has heard of is left out`() async throws {
        let speech = try SpeechServer { _ in .verbose("klingon", Spoken(text: "Qapla'")) }
        let transcript = try await speech.transcribe()
        #expect(transcript.language == nil)
        #expect(transcript.text == "Qapla'")
    }

    @Test(arguments: [
        #"{"text": "Да.", "language": null, "segments": null}"#,
        #"{"text": " Да. \n", "usage": {"type": "duration", "seconds": 3}}"#,
        #"{"text": "Да.", "segments": [{"text": "Да."}]}"#,
    ])
    func `what a server leaves out is not missed`(answer: String) async throws {
        let speech = try SpeechServer { _ in .json(answer) }
        #expect(try await speech.transcribe() == Transcript(text: "Да."))
    }

    @Test(arguments: [(0.0, 60.0), (90, 240), (600, 1260)])
    func `the deadline grows with the recording`(length: Double, deadline: Double) {
        #expect(SpeechToText.deadline(for: .seconds(length)) == .seconds(deadline))
    }
}

@Suite struct SilenceTests {
    @Test func `an empty answer is an empty text in no language`() async throws {
        let speech = try SpeechServer { _ in
            .json(#"{"text": "  ", "language": "welsh", "duration": 3, "segments": []}"#)
        }
        #expect(try await speech.transcribe() == Transcript(text: ""))
    }

    @Test(arguments: [
        Spoken(text: "Thank you.", logProbability: -1.13, noSpeech: 0.75),
        Spoken(text: "I'm sorry, I'm sorry, I'm sorry", logProbability: -0.1, compression: 18, noSpeech: 0.75),
        // From servers that do not tell how repetitive an answer is.
        Spoken(text: "Go go go go go go", logProbability: -0.93, compression: 0, noSpeech: 0.73),
        Spoken(
            text: "I'm not sure if I can do this, I'm not sure if I can do this, I'm not sure if I can do this.",
            logProbability: -0.21, compression: 0, noSpeech: 0.68),
    ])
    func `words made up in silence are no words`(words: Spoken) async throws {
        let speech = try SpeechServer { _ in .verbose("english", words) }
        #expect(try await speech.transcribe() == Transcript(text: ""))
    }

    @Test(arguments: [
        Spoken(text: "finally finished.", logProbability: -0.94, noSpeech: 0.71),
        Spoken(text: "mumbled words", logProbability: -1.4, noSpeech: 0.3),
        Spoken(text: "ha ha ha ha ha", logProbability: -0.2, compression: 3, noSpeech: 0.1),
        Spoken(text: "we walked and we talked and we laughed", logProbability: -0.9, compression: 0, noSpeech: 0.7),
        Spoken(text: "no no no", logProbability: -0.9, compression: 0, noSpeech: 0.7),
    ])
    func `unclear speech stays`(words: Spoken) async throws {
        let speech = try SpeechServer { _ in .verbose("english", words) }
        #expect(try await speech.transcribe().text == words.text)
    }

    @Test func `silence after the words is cut off`() async throws {
        let speech = try SpeechServer { _ in
            .verbose(
                "russian", Spoken(text: "Спокойной ночи."),
                Spoken(text: "Продолжение следует...", start: 2, end: 9, logProbability: -1.2, noSpeech: 0.9))
        }
        let transcript = try await speech.transcribe()
        #expect(transcript.text == "Спокойной ночи.")
        #expect(transcript.segments.count == 1)
    }
}
