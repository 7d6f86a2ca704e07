import Domain
import LanguageModels
import Testing

@Suite struct JoiningTests {
    @Test func `pieces are joined in order with their times moved`() {
        let first = Transcript(
            text: "Раз. Два.", language: .russian,
            segments: [.init(start: 0.5, end: 1, text: "Раз."), .init(start: 1, end: 2, text: "Два.")])
        let second = Transcript(text: "Три.", language: .russian, segments: [.init(start: 0, end: 4, text: "Три.")])
        let joined = Transcript.joined([(600, second), (0.25, first)])
        #expect(joined.text == "Раз. Два. Три.")
        #expect(joined.language == .russian)
        #expect(joined.segments.map(\.start) == [0.75, 1.25, 600])
        #expect(joined.segments.map(\.end) == [1.25, 2.25, 604])
    }

    @Test func `silent pieces leave no trace`() {
        let words = Transcript(text: "Yes.", language: .english)
        #expect(Transcript.joined([(0, Transcript(text: "")), (9, words), (18, Transcript(text: ""))]) == words)
        #expect(Transcript.joined([]) == Transcript(text: ""))
    }

    @Test func `the language is that of most of the words`() {
        let english = Transcript(text: "Yes.", language: .english)
        let russian = Transcript(text: "Потом говорили о даче.", language: .russian)
        #expect(Transcript.joined([(0, english), (1, russian), (2, english)]).language == .russian)
        #expect(Transcript.joined([(0, Transcript(text: "Hm")), (1, english)]).language == .english)
    }
}
