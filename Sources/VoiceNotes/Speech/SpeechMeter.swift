/// Adds up the measures of a recording, frame by frame.
struct SpeechMeter {
    private var samples = 0
    private var peak = 0
    private var activeEnergy = 0.0
    private var activeSamples = 0
    private var speechFrames = 0
    private var pauseFrames = 0
    private var pauseCount = 0
    /// Where the stretch of speech going on began, and where the last one ended, in frames.
    private var start: Int?
    private var lastEnd: Int?

    mutating func take(_ frame: SpeechFrame, _ event: SpeechTracker.Event?) {
        samples += frame.count
        peak = max(peak, frame.peak)
        if frame.isActive {
            activeEnergy += Double(frame.energy)
            activeSamples += frame.count
        }
        take(event)
    }

    private mutating func take(_ event: SpeechTracker.Event?) {
        switch event {
        case .started(let frame):
            start = frame
            guard let lastEnd else { return }
            pauseCount += 1
            pauseFrames += frame - lastEnd
        case .ended(let frame):
            speechFrames += frame - (start ?? frame)
            lastEnd = frame
        case nil:
            break
        }
    }

    consuming func measures(ending event: SpeechTracker.Event?) -> SpeechMeasures {
        take(event)
        let spoken = speechFrames + pauseFrames
        let mean = activeEnergy / Double(max(1, activeSamples))
        return SpeechMeasures(
            duration: Double(samples) / Double(SampleRate.hz16000.rawValue),
            speech: Double(speechFrames) / Double(SpeechFrame.rate),
            pauseCount: pauseCount,
            pauseShare: spoken == 0 ? 0 : Double(pauseFrames) / Double(spoken),
            loudness: speechFrames == 0 ? nil : Decibels.level(energy: Int(mean.rounded()), count: 1),
            peak: Decibels.level(peak: peak))
    }
}
