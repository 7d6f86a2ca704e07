import Asking
import Domain
import Matching
import Words

/// Lets clones talk and be judged, through models.
struct TalkWriter: Sendable {
    let model: any LanguageModel
    let converse: ModelPrompt
    let judge: ModelPrompt
    let propose: ModelPrompt
    let terms: Terms

    /// The gates of a pair, in one: what may be said to both.
    typealias Gates = (a: OutgoingGate, b: OutgoingGate)

    /// The cards of a pair with how they speak.
    typealias Personas = (a: ClonePersona, b: ClonePersona)

    func converser(_ gates: Gates) -> Converser {
        Converser(model: model, prompt: converse, terms: wordTerms, gate: Self.lineGate(gates))
    }

    func judge(_ gates: Gates) -> Judge {
        Judge(model: model, prompt: judge, terms: wordTerms, gate: Self.lineGate(gates))
    }

    func introducer(_ gates: Gates) -> Introducer {
        Introducer(model: model, prompt: propose, terms: wordTerms, gate: Self.lineGate(gates))
    }

    /// Whether a line may be said, whoever says it: held against what either keeps to themselves.
    static func lineGate(_ gates: Gates) -> LineGate {
        { text, owner in (owner == .a ? gates.a : gates.b).verdict(on: text) == .passes }
    }

    private var wordTerms: WordTerms { { [terms] in terms.terms(of: $0) } }
}
