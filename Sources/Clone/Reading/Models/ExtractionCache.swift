public import Asking
public import Domain

/// Keeps what models said of stretches of entries, so that none is asked twice about the same: where a later stretch
/// failed, or an entry is added to. It may lose what it keeps at any time.
public protocol ExtractionCache: Sendable {
    /// What was said before in answer to the same words; none where nobody was asked yet.
    ///
    /// - Parameter prompt: All words that are sent.
    func answer(to prompt: String, about diary: Diary, of person: PersonID) async -> KeptAnswer?

    /// Keeps an answer, if the entry still says what it said when the model was asked.
    func keep(_ answer: KeptAnswer, to prompt: String, about diary: Diary, of person: PersonID) async
}
