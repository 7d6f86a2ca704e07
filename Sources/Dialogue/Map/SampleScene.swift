import Domain

/// A scene of each kind, to walk the machine with.
public struct SampleScene: Sendable {
    /// The scene.
    public let scene: Scene

    /// A conversation in the scene, in which the person was asked whether to delete an entry.
    public var state: DialogueState {
        var state = DialogueState(scene: scene)
        state.erasing = [SampleEvent.diary]
        return state
    }

    /// A scene of every kind, with every step and setting, interrupted and not.
    public static var all: [SampleScene] {
        let plain: [Scene] =
            [.unmet, .idle, .diary(SampleEvent.diary), .departed]
            + Onboarding.Step.allCases.map { .onboarding(Onboarding(step: $0)) }
        let interruptions: [Scene] = [Scene.idle, .diary(SampleEvent.diary)].flatMap { before in
            [
                .correcting(SampleEvent.part, then: before), .questioning(then: before),
                .naming(.search, then: before), .naming(.forget, then: before), .answering("?", then: before),
                .describing(.ages, then: before), .describing(.destination, then: before),
                .describing(.days(524_901), then: before), .describing(.disagreement(SampleEvent.match), then: before),
                .recalling(.unsaid, then: before),
                .confirmingDeletion(then: before),
            ]
                + Setting.allCases.map { .asking($0, then: before) }
        }
        return (plain + interruptions).map(SampleScene.init)
    }
}
