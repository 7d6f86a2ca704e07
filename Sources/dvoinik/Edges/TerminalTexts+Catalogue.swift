import Domain
import Messaging
import Product
import Terminal
import Texts

extension TerminalTexts {
    /// The terminal's words in a language.
    init(_ catalogue: Catalogue, language: Language) {
        let say: @Sendable (TerminalPhrase, [String: Argument]) -> String = { phrase, values in
            catalogue.render(phrase.rawValue, values, in: language).plain
        }
        self.init(
            help: say(.help, [:]),
            writeLikeThis: { say(.writeLikeThis, ["example": .text($0)]) },
            fileUnreadable: { say(.fileUnreadable, ["path": .text($0)]) },
            noSuchMessage: { say(.noSuchMessage, ["number": .text("\($0)")]) },
            notKept: say(.notKept, [:]),
            shareLocation: { say(.shareLocation, ["example": .text($0)]) },
            shareContact: { say(.shareContact, ["example": .text($0)]) },
            recordingAt: { say(.recordingAt, ["path": .text($0)]) },
            savedAt: { say(.savedAt, ["path": .text($0)]) },
            notSaved: { say(.notSaved, ["name": .text($0)]) })
    }
}
