import Curl
import Domain

/// One recording to be put into words, and what is known about it.
struct Inquiry: Sendable {
    var wav: HTTPRequest.Part.Content
    /// The language to take it for; nil has the server find out.
    var language: Language?
    var names: [String]
    var timeout: Duration

    /// The forms worth trying on a server that takes the given one at most. Without names those with and without a
    /// prompt are the same.
    func forms(within most: TranscriptionForm) -> [TranscriptionForm] {
        most.andPlainer.filter { !names.isEmpty || $0.hasPrompt == most.hasPrompt }
    }

    /// The parts of the request in a form.
    func parts(model: String, form: TranscriptionForm) -> [HTTPRequest.Part] {
        var parts = [
            HTTPRequest.Part(name: "file", fileName: "audio.wav", contentType: "audio/wav", content: wav),
            .field("model", model),
            .field("response_format", form.isVerbose ? "verbose_json" : "json"),
        ]
        if let language { parts.append(.field("language", language.code)) }
        if form.hasPrompt, !prompt.isEmpty { parts.append(.field("prompt", prompt)) }
        return parts
    }

    /// As many names as fit. Whisper reads 224 tokens of a prompt, and a token of Russian is about two letters.
    private var prompt: String {
        names.reduce(into: "") { prompt, name in
            let addition = prompt.isEmpty ? name : ", \(name)"
            if prompt.count + addition.count <= 400 { prompt += addition }
        }
    }
}

extension HTTPRequest.Part {
    fileprivate static func field(_ name: String, _ value: String) -> HTTPRequest.Part {
        HTTPRequest.Part(name: name, content: .bytes(Array(value.utf8)))
    }
}
