/// Cuts a recording at 16 kHz into the pieces that are worth transcribing, as its samples come.
///
/// 1. A piece begins 300 ms before speech; what is silent before is left out.
/// 2. Silence is held back until speech goes on: if it does not, the piece ends 250 ms after the last word.
/// 3. A silence of 30 s ends a piece, so no more than that is ever held back.
/// 4. A piece of ten minutes ends at the next pause of a second. With every further second a shorter
///    pause will do, and after a minute it is cut wherever it is.
/// 5. A piece with next to no speech in it is left out: Whisper hears in it what nobody said.
struct SpeechSlicer<Sink: SpeechSink> {
    /// The pieces that are finished.
    private(set) var pieces: [SpeechPiece<Sink.Output>] = []

    private var sink: Sink
    private var state = State.silence
    /// The last samples, not yet known to belong to a piece.
    private var held: [Int16] = []
    /// Samples taken so far.
    private var position = 0
    /// Samples of speech in the open piece.
    private var spoken = 0

    private enum State {
        /// No piece is open; `held` is what went before, in case speech begins.
        case silence
        /// A piece is open that began at this sample, and somebody speaks; nothing is held.
        case speech(start: Int)
        /// A piece is open that began at this sample; `held` is the silence since.
        case pause(start: Int)
    }

    init(into sink: Sink) {
        self.sink = sink
    }

    /// Takes the next frame and what it changed.
    mutating func take(_ samples: Span<Int16>, _ event: SpeechTracker.Event?) throws(Sink.Failure) {
        position += samples.count
        switch state {
        case .silence: try takeInSilence(samples, event)
        case .speech(let start): try takeInSpeech(samples, event, start: start)
        case .pause(let start): try takeInPause(samples, event, start: start)
        }
    }

    /// Ends the last piece.
    ///
    /// - Parameter event: The end of the speech that the end of the recording brought.
    mutating func finish(_ event: SpeechTracker.Event?) throws(Sink.Failure) {
        if case .ended(let frame) = event { spoken -= count(since: frame) }
        switch state {
        case .silence: break
        case .speech(let start), .pause(let start): try end(from: start)
        }
    }

    private mutating func takeInSilence(_ samples: Span<Int16>, _ event: SpeechTracker.Event?) throws(Sink.Failure) {
        hold(samples)
        guard case .started(let frame) = event else {
            if held.count > 2 * SliceRules.lead { keepHeld(SliceRules.lead) }
            return
        }
        keepHeld(count(since: frame) + SliceRules.margin)
        try begin()
        try writeHeld()
        spoken = count(since: frame)
    }

    private mutating func takeInSpeech(
        _ samples: Span<Int16>, _ event: SpeechTracker.Event?, start: Int
    ) throws(Sink.Failure) {
        try sink.write(samples)
        spoken += samples.count
        if case .ended(let frame) = event {
            spoken -= count(since: frame)
            state = .pause(start: start)
        } else if position - start >= SliceRules.longestPiece {
            try end(from: start)
            try begin()
        }
    }

    private mutating func takeInPause(
        _ samples: Span<Int16>, _ event: SpeechTracker.Event?, start: Int
    ) throws(Sink.Failure) {
        hold(samples)
        if case .started(let frame) = event {
            try writeHeld()
            spoken += count(since: frame)
            state = .speech(start: start)
        } else if held.count >= SliceRules.endingPause(afterPieceOf: position - held.count - start) {
            try end(from: start)
        }
    }

    /// How many samples were taken from a frame on.
    private func count(since frame: Int) -> Int { position - frame * SpeechFrame.length }

    private mutating func begin() throws(Sink.Failure) {
        try sink.begin()
        spoken = 0
        state = .speech(start: position - held.count)
    }

    private mutating func end(from start: Int) throws(Sink.Failure) {
        let output = try sink.end()
        let rate = Double(SampleRate.hz16000.rawValue)
        let length = position - held.count - start
        state = .silence
        guard SliceRules.holdsSpeech(spoken, in: length) else { return }
        pieces.append(SpeechPiece(start: Double(start) / rate, duration: Double(length) / rate, output: output))
    }

    private mutating func hold(_ samples: Span<Int16>) {
        samples.withUnsafeBufferPointer { held.append(contentsOf: $0) }
    }

    private mutating func keepHeld(_ count: Int) {
        held.removeFirst(max(0, held.count - count))
    }

    private mutating func writeHeld() throws(Sink.Failure) {
        let samples = held
        held = []
        try sink.write(samples.span)
    }
}

/// Lengths by which a recording is cut, in samples at 16 kHz.
enum SliceRules {
    private static let second = SampleRate.hz16000.rawValue

    /// What is kept before the first word.
    static let margin = 3 * second / 10
    /// What has to be at hand when speech is noticed: the margin and the onset.
    static let lead = margin + SpeechTracker.onset * SpeechFrame.length
    /// From here on a piece waits for a pause.
    static let fullPiece = 600 * second
    /// Here it waits no longer.
    static let longestPiece = 660 * second
    /// The silence that ends any piece.
    static let longestPause = 30 * second

    /// Whether so much speech is worth transcribing in a piece of some length.
    ///
    /// Of words cut to less than 0.15 s Whisper base got none right, and invented something for every third of them.
    /// A knock is as short; several of them make as little of a long piece as no speech does.
    static func holdsSpeech(_ spoken: Int, in length: Int) -> Bool {
        spoken >= max(15 * second / 100, length / 200)
    }

    /// The silence that ends a piece of this length: 30 s up to ten minutes, then 1 s shrinking to nothing.
    static func endingPause(afterPieceOf length: Int) -> Int {
        guard length >= fullPiece else { return longestPause }
        return max(0, second * (longestPiece - length) / (longestPiece - fullPiece))
    }
}
