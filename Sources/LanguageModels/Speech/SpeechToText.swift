public import Curl
public import Domain
import NIOConcurrencyHelpers

/// Has recordings put into words by `POST {base}/audio/transcriptions`, as OpenAI and its many compatible servers
/// serve it.
///
/// ## Which language
///
/// Whisper obeys a language it is told even where it is wrong: English told to be Russian comes back half
/// translated, at times with as good a likelihood as the true words, and names the told language as the found one.
/// So the answer does not reveal the mistake, and the first call tells no language. With Whisper base, detection
/// was right on 45 clips of 1.2 to 3 s cut from three synthetic notes, clean and with noise. Of 36 clips under a
/// second five came back in languages from all over the world, each with figures that Whisper itself takes for a
/// failure. In that one case, a language the bot does not speak in a doubtful answer, the recording is sent once
/// more with the person's language told, and that answer is taken: likelihoods of different languages cannot be
/// compared. A sound note in a third language is left as it is. A snippet mistaken for another language the bot
/// speaks stays mistaken: nothing tells it from a person who changes languages.
public final class SpeechToText: Sendable {
    private let gateway: Gateway
    private let spoken: Set<Language>
    /// The fullest form the server is not known to refuse.
    private let form = NIOLockedValueBox(TranscriptionForm.full)

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - endpoint: The server and its model.
    ///   - http: What carries the requests.
    ///   - spoken: The languages the bot speaks; a person may well use any of them.
    public init(endpoint: Endpoint, http: any HTTPClient, spoken: Set<Language>) {
        gateway = Gateway(endpoint: endpoint, http: http)
        self.spoken = spoken
    }

    /// Has one recording put into words. Silence gives an empty text.
    ///
    /// - Parameters:
    ///   - wav: A WAV file.
    ///   - language: The language the person mostly uses.
    ///   - names: Names the person mentions, spelt as they should be.
    ///   - duration: The length of the recording.
    public func transcribe(
        wav: HTTPRequest.Part.Content, language: Language?, names: [String], duration: Duration
    ) async throws(ModelFailure) -> Transcript {
        var inquiry = Inquiry(wav: wav, names: names, timeout: Self.deadline(for: duration))
        let detected = try await ask(inquiry)
        guard let language, isAstray(detected, from: language) else { return detected.transcript }
        inquiry.language = language
        do {
            return try await ask(inquiry).transcript
        } catch .cancelled {
            throw .cancelled
        } catch {
            return detected.transcript
        }
    }

    /// Whether the server can be reached, takes recordings and has the model.
    public func check(timeout: Duration = .seconds(10)) async -> EndpointCheck {
        let model = HTTPRequest.Part(name: "model", content: .bytes(Array(gateway.endpoint.model.utf8)))
        return await gateway.check(
            timeout: timeout, probing: "audio/transcriptions", .multipart([model]), as: TranscriptionAnswer.self)
    }

    /// The time one call may take: a minute, to connect and wait in a queue, and twice the length of the recording.
    /// A small model on two cores takes an eighth of the length; a large one on a slow machine more than all of it.
    public static func deadline(for duration: Duration) -> Duration {
        .seconds(60) + duration * 2
    }

    private func isAstray(_ answer: TranscriptionAnswer, from language: Language) -> Bool {
        guard let found = answer.language, found != language, !spoken.contains(found) else { return false }
        return answer.isDoubtful
    }

    /// Asks in the fullest form the server is not known to refuse. What it refuses is found out by asking in plainer
    /// forms, and remembered when one of them is taken: then it was the form, and not the recording.
    private func ask(_ inquiry: Inquiry) async throws(ModelFailure) -> TranscriptionAnswer {
        var refusal = ModelFailure.malformedAnswer
        for candidate in inquiry.forms(within: form.withLockedValue { $0 }) {
            do {
                let answer = try await send(inquiry, in: candidate)
                form.withLockedValue { $0 = $0.intersection(candidate) }
                return answer
            } catch .refused(let status) where status == 400 || status == 422 {
                refusal = .refused(status: status)
            }
        }
        throw refusal
    }

    private func send(_ inquiry: Inquiry, in form: TranscriptionForm) async throws(ModelFailure) -> TranscriptionAnswer
    {
        let parts = inquiry.parts(model: gateway.endpoint.model, form: form)
        return try await gateway.post(
            "audio/transcriptions", .multipart(parts), timeout: inquiry.timeout, as: TranscriptionAnswer.self)
    }
}
