/// Why a recording could not be read.
public enum VoiceNoteFailure: Error, Equatable, Sendable {
    /// Not a single byte came.
    case empty
    /// No intact Ogg page was found in all the bytes.
    case notOgg
    /// Ogg, but no stream in it is Opus (Vorbis, FLAC, video).
    case noOpusStream
    /// The Opus identification header contradicts itself or RFC 7845.
    case malformedHeader
    /// A later, incompatible version of the Ogg Opus mapping.
    case unsupportedVersion(UInt8)
    /// A channel mapping family other than 0 (mono, stereo) and 1 (surround).
    case unsupportedMapping(family: UInt8)
    /// The headers are there, and no sound after them.
    case noAudio
    /// Holds more sound than the reader was allowed to produce.
    case tooLong(limit: Duration)
    /// Made of so many broken pages that searching it further would cost out of proportion.
    case damaged
    /// No memory was left for the codec.
    case outOfMemory
}
