import Domain
import Messaging

/// The state machine as a diagram, found by walking it: every kind of scene is given every kind of event, and where
/// that leads is drawn.
public struct DialogueMap: Sendable {
    /// One way from a scene to another.
    public struct Way: Hashable, Sendable {
        /// The scene it begins in.
        public var from: String
        /// The kind of event.
        public var event: String
        /// The scene it ends in.
        public var to: String
    }

    /// All ways, in the order in which they were found, each once.
    public let ways: [Way]

    /// Walks the machine.
    public init(rules: DialogueRules) {
        var found: [Way] = []
        var seen: Set<Way> = []
        for sample in SampleScene.all {
            for event in SampleEvent.all {
                for way in Self.ways(of: rules, from: sample, by: event) where seen.insert(way).inserted {
                    found.append(way)
                }
            }
        }
        ways = found
    }

    /// The diagram in Mermaid's language (`stateDiagram-v2`). Ways that lead back to where they begin are left out, and
    /// ways between the same two scenes share an arrow.
    public var mermaid: String {
        var arrows: [(from: String, to: String, events: [String])] = []
        for way in ways where way.from != way.to {
            if let index = arrows.firstIndex(where: { $0.from == way.from && $0.to == way.to }) {
                if !arrows[index].events.contains(way.event) { arrows[index].events.append(way.event) }
            } else {
                arrows.append((way.from, way.to, [way.event]))
            }
        }
        let lines = arrows.map { "    \($0.from) --> \($0.to): \($0.events.joined(separator: ", "))" }
        return (["stateDiagram-v2", "    [*] --> unmet"] + lines).joined(separator: "\n") + "\n"
    }

    private static func ways(of rules: DialogueRules, from sample: SampleScene, by event: SampleEvent) -> [Way] {
        SampleEvent.knowledge(in: sample).map { known in
            let step = rules.step(
                sample.state, event.event, number: SampleEvent.number, at: SampleEvent.address,
                now: SampleEvent.now, knowing: known)
            let to = step.state.map { name(of: $0.scene) } ?? name(of: .unmet)
            return Way(from: name(of: sample.scene), event: event.name, to: to)
        }
    }

    /// The name of a kind of scene.
    static func name(of scene: Scene) -> String {
        switch scene {
        case .unmet: "unmet"
        case .idle: "idle"
        case .onboarding: "onboarding"
        case .diary: "diary"
        case .correcting: "correcting"
        case .asking: "asking"
        case .questioning: "questioning"
        case .naming: "naming"
        case .answering: "answering"
        case .describing: "describing"
        case .recalling: "recalling"
        case .confirmingDeletion: "confirmingDeletion"
        case .departed: "departed"
        }
    }
}
