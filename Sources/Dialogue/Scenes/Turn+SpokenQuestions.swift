import Domain
import Messaging

/// Questions to the clone by voice: they are transcribed like the diary, but not kept in it.
extension Turn {
    /// Takes a recording for the question that the person was asked for. Returns whether it can be one.
    mutating func ask(_ recording: Recording, then: Scene) -> Bool {
        let seconds = Double(recording.seconds)
        let waiting = state?.spoken ?? []
        guard seconds <= SpokenQuestion.longest, waiting.count < SpokenQuestion.most else { return false }
        scene = then
        guard !isTooFast() else { return true }
        begin(SpokenQuestion(id: PartID(rawValue: event), seconds: seconds), recording)
        return true
    }

    /// Has it fetched.
    mutating func begin(_ question: SpokenQuestion, _ recording: Recording) {
        let waiting = state?.spoken ?? []
        state?.spoken = waiting + [question]
        show(.typing)
        order(.fetch(question.id, file: recording.file), key: question.id.orderKey)
    }

    /// A spoken question, if it is one and its words are still to come.
    func spokenQuestion(_ id: PartID) -> SpokenQuestion? { state?.spoken?.first { $0.id == id } }

    /// The bytes of a spoken question are there.
    mutating func fetched(_ spoken: SpokenQuestion, as recording: String) {
        var question = spoken
        question.recording = recording
        let now = now
        if state?.speech.take(spoken.seconds, at: now) != nil {
            end(question)
            return say(.speechLimit, ["count": .number(Int(SpeechAllowance.limit / 3600))])
        }
        keep(question)
        order(
            .transcribe(
                question.id, recording: recording, language: person.language, names: person.name.map { [$0] } ?? [],
                most: SpokenQuestion.longest), key: question.id.orderKey)
    }

    /// The words of a spoken question will take a while.
    mutating func postpone(_ spoken: SpokenQuestion) {
        guard !spoken.isPostponed else { return }
        var question = spoken
        question.isPostponed = true
        keep(question)
        say(.adviceSpokenLater)
    }

    /// The words of a spoken question are there; none if they could not be made out.
    mutating func heard(_ spoken: SpokenQuestion, _ text: String?) {
        end(spoken)
        if let question = spoken.recalls { return recalled(text, to: question) }
        guard let text = text?.trimmed, !text.isEmpty else { return say(.adviceNotHeard) }
        say(.adviceHeard, ["question": .text(text)])
        orderAdvice(text)
    }

    /// Forgets all spoken questions with their recordings.
    mutating func dropSpokenQuestions() {
        for question in state?.spoken ?? [] {
            cancel(question.id.orderKey)
            end(question)
        }
    }

    private mutating func keep(_ question: SpokenQuestion) {
        guard let index = state?.spoken?.firstIndex(where: { $0.id == question.id }) else { return }
        state?.spoken?[index] = question
    }

    private mutating func end(_ question: SpokenQuestion) {
        state?.spoken?.removeAll { $0.id == question.id }
        if let recording = question.recording { change(.fileDiscarded(name: recording)) }
    }
}
