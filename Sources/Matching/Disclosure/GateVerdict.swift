/// What an ``OutgoingGate`` says to a line.
public enum GateVerdict: Equatable, Sendable {
    /// It may be said.
    case passes
    /// It may not.
    case held(Reason)

    /// Why a line may not be said.
    public enum Reason: String, Equatable, Sendable, CaseIterable {
        /// There is nothing that may be said.
        case nothingToTell
        /// It is empty, or too long.
        case length
        /// It is written so that its words cannot be read.
        case disguised
        /// It has a way to find or reach somebody.
        case contact
        /// It has a number that is not on the card.
        case number
        /// It has a name that is not on the card.
        case name
        /// It speaks of what is sealed by default, or of trouble, and not on the card.
        case sensitive
        /// It speaks of somebody close who is not on the card.
        case others
        /// It has words in the row in which they stand in what is kept.
        case verbatim
        /// It says what is kept, in other words.
        case paraphrase
    }
}
