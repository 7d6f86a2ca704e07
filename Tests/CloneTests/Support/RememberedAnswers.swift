import Asking
import Clone
import Domain
import NIOConcurrencyHelpers

/// Keeps answers by the words that were sent, for as long as the test runs.
final class RememberedAnswers: ExtractionCache {
    private let answers = NIOLockedValueBox<[String: KeptAnswer]>([:])

    func answer(to prompt: String, about diary: Diary, of person: PersonID) async -> KeptAnswer? {
        answers.withLockedValue { $0[prompt] }
    }

    func keep(_ answer: KeptAnswer, to prompt: String, about diary: Diary, of person: PersonID) async {
        answers.withLockedValue { $0[prompt] = answer }
    }
}
