import Dialogue
import Domain
import Messaging
import Testing

@Suite struct `Every scene answers every kind of event` {
    private static let steps: [(SampleScene, SampleEvent, Knowledge, DialogueStep)] = SampleScene.all.flatMap {
        sample in
        SampleEvent.all.flatMap { event in
            SampleEvent.knowledge(in: sample).map { known in
                let step = DialogueRules.test.step(
                    sample.state, event.event, number: SampleEvent.number,
                    at: SampleEvent.address, now: SampleEvent.now, knowing: known)
                return (sample, event, known, step)
            }
        }
    }

    @Test func `a person who writes, presses or commands is always answered`() {
        for (sample, event, _, step) in Self.steps where event.expectsAnswer && sample.scene != .departed {
            #expect(!step.effects.isEmpty || !step.aftermath.isEmpty, "\(event.name) in \(sample.scene)")
        }
    }

    @Test func `cancelling leads to idle from everywhere`() {
        for (sample, event, known, step) in Self.steps where event.name == "/cancel" && known.person != nil {
            #expect(step.state?.scene == .idle, "from \(sample.scene)")
        }
    }

    @Test func `help and settings lose nothing`() {
        for (sample, event, known, step) in Self.steps
        where ["/help", "/settings", "/privacy"].contains(event.name) && known.person != nil {
            #expect(step.state?.scene == sample.scene, "\(event.name) in \(sample.scene)")
        }
    }

    @Test func `a button nobody knows changes nothing and is answered`() {
        for (sample, event, known, step) in Self.steps where event.isUnknownButton && known.person != nil {
            #expect(step.state?.scene == sample.scene)
            #expect(step.effects.isEmpty)
            #expect(step.aftermath.count == 1)
        }
    }

    @Test func `nothing is kept of what was said before the person agreed`() {
        for (_, _, known, step) in Self.steps where known.person?.agrees(to: .diaries) != true {
            let agrees = step.effects.contains { effect in
                if case .change(.person(let person)) = effect { person.agrees(to: .diaries) } else { false }
            }
            guard !agrees else { continue }
            for case .change(let change) in step.effects {
                if case .diaryOpened = change { Issue.record("an entry was opened without consent") }
                if case .part = change, known.diary == nil { Issue.record("a part was kept without consent") }
            }
        }
    }

    @Test func `every button that is offered can be read back and fits its bytes`() {
        for (_, _, _, step) in Self.steps {
            for choice in step.effects.flatMap(\.choices) {
                #expect(choice.button.payload.utf8.count <= Button.longestPayload)
                #expect(Button(payload: choice.button.payload) == choice.button)
            }
        }
    }

    @Test func `only the typed word deletes everything`() {
        for (sample, event, _, step) in Self.steps where step.state == nil {
            guard case .confirmingDeletion = sample.scene, case .arrived(let arrival) = event.event else {
                Issue.record("\(event.name) in \(sample.scene) deleted everything")
                continue
            }
            #expect(arrival.content == .text("delete"))
        }
    }

    @Test func `the map names every scene and shows how a person is met`() {
        let mermaid = DialogueMap(rules: .test).mermaid
        for scene in [
            "unmet", "idle", "onboarding", "diary", "correcting", "asking", "questioning", "describing",
            "confirmingDeletion", "departed",
        ] {
            #expect(mermaid.contains(scene))
        }
        #expect(mermaid.contains("unmet --> onboarding"))
    }
}

extension SampleEvent {
    /// Whether a person stands behind it who expects an answer.
    var expectsAnswer: Bool {
        guard case .arrived(let arrival) = event else { return false }
        switch arrival.content {
        case .text, .command, .voice, .button, .location, .contact, .attachment, .group: return true
        case .edited, .blocked, .unblocked: return false
        }
    }

    var isUnknownButton: Bool {
        guard case .arrived(let arrival) = event, case .button(let payload, _) = arrival.content else { return false }
        return Button(payload: payload) == nil
    }
}

extension Effect {
    var choices: [Choice] {
        switch self {
        case .say(let utterance, _), .amend(_, let utterance):
            if case .buttons(let rows) = utterance.choices { rows.flatMap { $0 } } else { [] }
        default: []
        }
    }
}
