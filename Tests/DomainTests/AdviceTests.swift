import Domain
import Foundation
import Testing

@Suite struct `An answer that is kept` {
    @Test func `is read again though it was kept before some of its fields were there`() throws {
        let kept = """
            {"question": "Чай?", "answer": {"unknown": {"asking": "А вы?"}}, "grounds": [], "used": [], "wasStrained": false}
            """
        let advice = try JSONDecoder().decode(Advice.self, from: Data(kept.utf8))
        #expect(advice == Advice(question: "Чай?", answer: .unknown(asking: "А вы?")))
        #expect(advice.agreement == nil)
    }

    @Test func `keeps how many further answers came to the same, and of whom nothing was known`() throws {
        var advice = Advice(question: "Чем занимается Марта?", answer: .unknown(asking: nil, about: "Марта"))
        advice.agreement = Advice.Agreement(samples: 2, agreeing: 1)
        #expect(try JSONDecoder().decode(Advice.self, from: JSONEncoder().encode(advice)) == advice)
    }
}
