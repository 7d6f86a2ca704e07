/// A recording ready for transcription.
public struct PreparedSpeech<Output: Sendable>: Sendable {
    /// How it sounds.
    public let measures: SpeechMeasures
    /// The pieces worth transcribing, in order; none when nobody spoke, or next to nothing was said.
    public let pieces: [SpeechPiece<Output>]
}

extension PreparedSpeech: Equatable where Output: Equatable {}

/// Measures and cuts a recording as its samples come: each is looked at once.
struct SpeechAnalysis<Sink: SpeechSink> {
    /// Why the sink took no more; what comes after it is passed over.
    private(set) var failure: Sink.Failure?

    private var framer = SpeechFramer()
    private var tracker = SpeechTracker()
    private var meter = SpeechMeter()
    private var slicer: SpeechSlicer<Sink>

    init(into sink: Sink) {
        slicer = SpeechSlicer(into: sink)
    }

    /// Takes the next samples (16 kHz).
    mutating func take(_ samples: Span<Int16>) {
        guard failure == nil else { return }
        do throws(Sink.Failure) {
            try framer.take(samples) { (samples, frame) throws(Sink.Failure) in
                let event = tracker.take(frame)
                meter.take(frame, event)
                try slicer.take(samples, event)
            }
        } catch {
            failure = error
        }
    }

    /// The result, after the last sample.
    consuming func finish() throws(Sink.Failure) -> PreparedSpeech<Sink.Output> {
        if let failure { throw failure }
        try framer.finish { (samples, frame) throws(Sink.Failure) in
            let event = tracker.take(frame)
            meter.take(frame, event)
            try slicer.take(samples, event)
        }
        let end = tracker.finish()
        try slicer.finish(end)
        return PreparedSpeech(measures: meter.measures(ending: end), pieces: slicer.pieces)
    }
}
