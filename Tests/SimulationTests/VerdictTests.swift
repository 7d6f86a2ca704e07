import Domain
import Testing

@testable import simulate

/// A verdict that could not be bad would be none.
@Suite struct VerdictTests {
    private let diary = DiaryID(rawValue: 1)
    private let merger = Timestamp(seconds: 1_000_000)

    private func memory(_ number: Int64, _ text: String) -> Memory {
        let quote = Quote(
            diary: diary, part: PartID(rawValue: number), offset: 0, text: text, day: LocalDate(daysSinceEpoch: 0))
        return Memory(
            id: MemoryID(rawValue: number), kind: .value, text: text, claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: merger, importance: 0.5, confidence: 0.5)
    }

    /// Two memories of an entry, the second merged into the first, and a profile that rests on the first.
    private var sound: Knowledge {
        var known = Knowledge(person: nil)
        var (keeper, merged) = (memory(1, "покой"), memory(2, "тишина"))
        keeper.evidence += merged.evidence
        merged.withdrawal = .init(at: merger, reason: .merged, into: keeper.id)
        known.memories = [keeper, merged]
        known.diaries = [Diary(id: diary, day: LocalDate(daysSinceEpoch: 0), openedAt: merger)]
        var reading = DiaryReading(reader: .rules)
        reading.began = merger - .days(1)
        known.readings = [diary: reading]
        var profile = Profile(stage: .initial)
        profile.traits = [.init(.value, "покой", memories: [keeper.id])]
        profile.style.turns = [.init("ну", diaries: [diary])]
        known.profile = profile
        return known
    }

    private func complaints(_ change: (inout Knowledge) -> Void) -> Int {
        var known = sound
        change(&known)
        return known.profileComplaints.count + known.mergeComplaints.count
    }

    @Test func `nothing is said of what is sound, nor of what was read anew since`() {
        #expect(complaints { _ in } == 0)
        let later = merger + .days(1)
        #expect(
            complaints {
                $0.memories[0].evidence.removeLast()
                $0.readings[diary]?.began = later
            } == 0)
    }

    @Test func `a quote that was lost by merging is found, and so is a keeper that is gone`() {
        #expect(complaints { $0.memories[0].evidence.removeLast() } == 1)
        #expect(complaints { $0.memories[1].withdrawal?.into = MemoryID(rawValue: 9) } == 1)
    }

    private func vectors(_ change: (inout ArchiveChange) -> Void) -> [String] {
        let part = DiaryPart(
            id: PartID(rawValue: 1), diary: diary, message: nil, sentAt: merger, content: .written("В лесу покой."))
        var archive = ArchiveChange(to: ArchiveState(model: "m"))
        archive.diaries = [Diary(id: diary, day: LocalDate(daysSinceEpoch: 0), openedAt: merger, parts: [part])]
        archive.memories = [memory(1, "покой")]
        for (owner, text) in [
            (KeptVectors.Owner.part(part.id), "В лесу покой."), (.memory(MemoryID(rawValue: 1)), "покой"),
        ] {
            archive.vectors[Int64(archive.vectors.count + 1)] = KeptVectors(
                owner: owner, vectors: [TextDigest(of: text): TextVector(step: 1, components: [1, 0])])
        }
        change(&archive)
        return archive.vectorComplaints(width: 2) { $0.contains("!") }
    }

    @Test func `nothing is said where all has its vectors, but of what the model never takes`() {
        #expect(vectors { _ in } == [])
        #expect(vectors { $0.memories.append(memory(2, "лес!")) } == [])
    }

    @Test func `words without vectors are found, vectors without their words, and those of another width`() {
        #expect(vectors { $0.vectors[1] = nil } == ["1 texts have no vectors"])
        #expect(vectors { $0.memories.append(memory(2, "лес")) } == ["1 texts have no vectors"])
        let loose = ["1 vectors are of words that are not there"]
        #expect(vectors { $0.diaries = [] } == loose)
        #expect(vectors { $0.diaries[0].parts[0].reword("В поле покой.") } == ["1 texts have no vectors"] + loose)
        #expect(vectors { $0.memories[0].withdrawal = .init(at: merger, reason: .wrong) } == loose)
        #expect(
            vectors {
                $0.vectors[2]?.vectors = [TextDigest(of: "покой"): TextVector(step: 1, components: [1])]
            } == ["1 vectors have another width"])
    }

    @Test func `who agrees to meeting people without what that rests on is found, and so is a wish nobody can have`() {
        var person = Person(language: .russian, since: merger)
        for consent in Consent.allCases { person.agree(to: consent, at: merger) }
        person.meeting = MeetingProfile()
        #expect(person.meetingComplaints == [])
        person.consents[.clone] = nil
        #expect(person.meetingComplaints.count == 1)
        person.meeting?.seeking.ages = 5...10
        #expect(person.meetingComplaints.count == 2)
        person.withdraw(.meeting)
        #expect(person.meetingComplaints.count == 1)
    }

    @Test func `a wish that the bot knows otherwise is found`() {
        var person = Person(language: .russian, since: merger)
        #expect(Sociability().complaints(about: person) == [])
        person.agree(to: .meeting, at: merger)
        #expect(Sociability().complaints(about: person).count == 1)
        person.meeting = MeetingProfile()
        #expect(Sociability().complaints(about: person).count == 2)
    }

    @Test func `a claim without living support, or that says what no memory does, is found`() {
        #expect(complaints { $0.profile?.traits[0].memories = [] } > 0)
        #expect(complaints { $0.profile?.traits[0].memories = [MemoryID(rawValue: 2)] } > 0)
        #expect(complaints { $0.profile?.traits[0].text = "слава" } == 1)
        #expect(complaints { $0.profile?.insights = [.init(.pattern, "узор", memories: [MemoryID(rawValue: 9)])] } == 1)
        #expect(complaints { $0.profile?.style.turns[0].diaries = [DiaryID(rawValue: 7)] } == 1)
        #expect(complaints { $0.profile = nil } == 1)
    }
}
