import Domain
import Testing

@testable import Clone

/// Lives in which things change, and things that only seem to: what should be current, former or asked about.
@Suite struct StoryTests {
    @Test(arguments: try Story.all("ru") + Story.all("en"))
    func `at the end of each life is remembered what should be`(story: Story) throws {
        let book = try story.told()
        let day = try #require(try story.entries.indices.map { try story.diary($0).day }.max())

        for expected in story.expect {
            #expect(
                book.state(of: expected.claim, on: day) == expected.state,
                "\(expected.claim.slot.relation) \(expected.claim.slot.object) \(expected.value)")
        }
        #expect(!book.questions.isEmpty == story.asks, "asks")
    }

    @Test func `there are stories enough, and each kind of change in both languages`() throws {
        for language in ["ru", "en"] {
            let stories = try Story.all(language)
            let states = stories.flatMap(\.expect).map(\.state)
            #expect(stories.count >= 75)
            #expect(Set(stories.flatMap(\.expect).map(\.relation)) == Set(Relation.allCases))
            #expect(states.contains(.former) && states.contains(.current) && states.contains(.unmeant))
            #expect(stories.contains { $0.asks })
        }
    }

    @Test func `nothing stands without its quote`() throws {
        for story in try Story.all("ru") + Story.all("en") {
            for memory in try story.told().memories.values {
                #expect(!memory.evidence.isEmpty)
                for evidence in memory.evidence {
                    let text = story.entries[Int(evidence.quote.diary.rawValue) - 1].text
                    #expect(text.dropFirst(evidence.quote.offset).hasPrefix(evidence.quote.text))
                }
            }
        }
    }
}

extension MemoryBook {
    /// How a claim stands; none where nothing was remembered of it.
    fileprivate func state(of claim: Claim, on day: LocalDate) -> Story.Expectation.State? {
        let found = memories.values.filter { $0.claim == claim }
        if found.contains(where: { $0.isTrait && $0.holds(on: day) }) { return .current }
        if found.contains(where: { $0.isTrait && $0.ending != nil }) { return .former }
        return found.isEmpty ? nil : .unmeant
    }
}
