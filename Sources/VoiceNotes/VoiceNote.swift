/// What can be done with a whole voice note. All of it is long work for the CPU: call it on a queue of your own.
public enum VoiceNote {
    /// Decodes a recording, measures it, and cuts it into pieces worth transcribing, in one pass.
    ///
    /// - Parameters:
    ///   - sink: Takes the pieces, as WAV files of 16 kHz.
    ///   - limit: The most sound to accept.
    ///   - read: Returns the next bytes of the Ogg file, nil at its end.
    /// - Returns: The measures, and the pieces in order: none when there is next to no speech.
    public static func prepare<Sink: SpeechSink>(
        into sink: Sink, limit: Duration = .seconds(12 * 3600), reading read: () throws -> [UInt8]?
    ) throws(PreparationFailure) -> PreparedSpeech<Sink.Output> {
        var decoder = OggOpusDecoder(rate: .hz16000, limit: limit)
        var analysis = SpeechAnalysis(into: sink)
        while let chunk = try chunk(from: read) {
            do { try decoder.decode(chunk.span) { analysis.take($0) } } catch { throw .recording(error) }
            if let failure = analysis.failure { throw .writing(failure) }
        }
        do { try decoder.finish { analysis.take($0) } } catch { throw .recording(error) }
        do { return try analysis.finish() } catch { throw .writing(error) }
    }

    /// Cuts a passage out of a recording and encodes it as a voice note of its own.
    ///
    /// - Parameters:
    ///   - passage: What to keep, in seconds from the beginning; cut to the recording's length.
    ///   - serial: The serial number of the new Ogg stream: any will do, a random one is customary.
    ///   - read: Returns the next bytes of the Ogg file, nil at its end.
    /// - Returns: The bytes of an Ogg Opus file.
    public static func cut(
        _ passage: Range<Double>, serial: UInt32, reading read: () throws -> [UInt8]?
    ) throws(PreparationFailure) -> [UInt8] {
        var decoder = OggOpusDecoder(rate: .hz48000)
        var cutter: VoiceNoteCutter
        do { cutter = try VoiceNoteCutter(passage, serial: serial) } catch { throw .recording(error) }
        while !cutter.isComplete, let chunk = try chunk(from: read) {
            do { try decoder.decode(chunk.span) { cutter.take($0) } } catch { throw .recording(error) }
        }
        do {
            if !cutter.isComplete { try decoder.finish { cutter.take($0) } }
            return try cutter.finish()
        } catch {
            throw .recording(error)
        }
    }

    private static func chunk(from read: () throws -> [UInt8]?) throws(PreparationFailure) -> [UInt8]? {
        do { return try read() } catch { throw .reading(error) }
    }
}
