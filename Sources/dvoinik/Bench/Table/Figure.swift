/// What `bench` measures: a row of its table each.
enum Figure {
    case speed, distantSpeed, cpu, peakMemory, misses, start
    case narrowTime, narrowPeer, narrowRatio, wideTime, widePeer, wideRatio
    case productStart, idleMemory

    /// What is measured, in which unit.
    var name: String {
        switch self {
        case .speed: "updates a second"
        case .distantSpeed: "the same where a send takes 50 ms"
        case .cpu: "CPU seconds for 10,000 updates"
        case .peakMemory: "peak resident memory, MB"
        case .misses: "answers wrong, lost or out of order"
        case .start, .productStart: "from start to first request, s"
        case .narrowTime: "16 kHz WAV and measures, CPU s"
        case .narrowPeer: "opusdec --rate 16000, CPU s"
        case .narrowRatio: "ours / opusdec at 16 kHz"
        case .wideTime: "48 kHz PCM, CPU s"
        case .widePeer: "opusdec, CPU s"
        case .wideRatio: "ours / opusdec at 48 kHz"
        case .idleMemory: "resident memory once idle, MB"
        }
    }

    /// What it should be; nil where only its ratio to another figure matters.
    var goal: Goal? {
        switch self {
        case .speed: .over(8000)
        case .distantSpeed: .over(2000)
        case .cpu: .under(0.9)
        case .peakMemory: .under(40)
        case .misses: .never
        case .start, .productStart: .under(0.04)
        case .narrowRatio: .atMost(0.3)
        case .wideRatio: .atMost(0.4)
        case .idleMemory: .under(18)
        case .narrowTime, .narrowPeer, .wideTime, .widePeer: nil
        }
    }

    /// Digits after the point.
    var decimals: Int {
        switch self {
        case .speed, .distantSpeed, .misses: 0
        case .peakMemory, .idleMemory: 1
        case .cpu, .narrowTime, .narrowPeer, .narrowRatio, .wideTime, .widePeer, .wideRatio: 2
        case .start, .productStart: 3
        }
    }
}
