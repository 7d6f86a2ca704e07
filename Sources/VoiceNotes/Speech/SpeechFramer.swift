/// Cuts samples at 16 kHz into measured frames of 20 ms, mostly without copying them.
struct SpeechFramer {
    private var detector = ActivityDetector()
    private var partial: [Int16] = []

    /// Takes the next samples and hands out the frames they complete; a span is valid during the call only.
    mutating func take<Failure: Error>(
        _ samples: Span<Int16>, emit: (Span<Int16>, SpeechFrame) throws(Failure) -> Void
    ) throws(Failure) {
        var start = 0
        if !partial.isEmpty {
            start = min(samples.count, SpeechFrame.length - partial.count)
            append(samples.extracting(..<start))
            if partial.count == SpeechFrame.length { try finish(emit: emit) }
        }
        while samples.count - start >= SpeechFrame.length {
            let frame = samples.extracting(start..<start + SpeechFrame.length)
            try emit(frame, measure(frame))
            start += SpeechFrame.length
        }
        append(samples.extracting(start...))
    }

    /// Hands out what is left at the end of the recording.
    mutating func finish<Failure: Error>(
        emit: (Span<Int16>, SpeechFrame) throws(Failure) -> Void
    ) throws(Failure) {
        guard !partial.isEmpty else { return }
        let frame = partial
        try emit(frame.span, measure(frame.span))
        partial.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ samples: Span<Int16>) {
        samples.withUnsafeBufferPointer { partial.append(contentsOf: $0) }
    }

    private mutating func measure(_ samples: Span<Int16>) -> SpeechFrame {
        let (energy, peak) = samples.withUnsafeBufferPointer(Self.energyAndPeak)
        let level = Decibels.level(energy: energy, count: samples.count)
        return SpeechFrame(
            count: samples.count, energy: energy, peak: peak, isActive: detector.isActive(level: level))
    }

    /// Wrapping arithmetic, which cannot wrap here (320 · 2³⁰), lets the compiler use vector instructions.
    private static func energyAndPeak(_ samples: UnsafeBufferPointer<Int16>) -> (Int, Int) {
        var energy = 0
        var highest: Int16 = 0
        var lowest: Int16 = 0
        for index in samples.indices {
            let sample = samples[index]
            energy &+= Int(Int32(sample) &* Int32(sample))
            highest = sample > highest ? sample : highest
            lowest = sample < lowest ? sample : lowest
        }
        return (energy, max(Int(highest), -Int(lowest)))
    }
}
