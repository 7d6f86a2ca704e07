import Domain
import Words

/// Whether further answers of a model to the same question come to the same as the one that is given.
struct AnswerComparison {
    private let answer: AnswerReading
    private let terms: Terms

    /// Such a share of the words of the shorter answer must be in the other, 0 to 1.
    private static let leastShared = 1.0 / 3

    /// Compares with an answer.
    init(_ answer: AnswerReading, terms: Terms) {
        self.answer = answer
        self.terms = terms
    }

    /// How many of some further answers come to the same; nil where there are none. An answer of nothing is none.
    func agreement(of samples: [AnswerReading]) -> Advice.Agreement? {
        let samples = samples.filter { !$0.isEmpty }
        guard !samples.isEmpty else { return nil }
        return Advice.Agreement(samples: samples.count, agreeing: samples.count { agrees($0) })
    }

    /// Whether another answer rests on the same words of the person, says much the same and denies it or not alike.
    private func agrees(_ sample: AnswerReading) -> Bool {
        guard !sample.isUnknown, !Set(sample.cited).isDisjoint(with: answer.cited) else { return false }
        return denies(sample) == denies(answer) && shared(sample) >= Self.leastShared
    }

    /// Whether it denies is said in the first sentence; what comes after are reasons.
    private func denies(_ reading: AnswerReading) -> Bool {
        Sentences.split(reading.text).first.map { Negation.count(in: $0.text) > 0 } ?? false
    }

    /// A further answer may be cut short: all of it may be in the longer one.
    private func shared(_ sample: AnswerReading) -> Double {
        let (one, other) = (Set(terms.terms(of: sample.text)), Set(terms.terms(of: answer.text)))
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        return Double(one.intersection(other).count) / Double(min(one.count, other.count))
    }
}
