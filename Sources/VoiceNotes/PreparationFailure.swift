/// Why a recording could not be prepared, by whose failure it is.
public enum PreparationFailure: Error {
    /// The recording's own.
    case recording(VoiceNoteFailure)
    /// That of the closure that reads the recording's bytes.
    case reading(any Error)
    /// That of the sink that takes the pieces.
    case writing(any Error)
}
