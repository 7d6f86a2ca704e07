public import Domain

/// The stems of the words of a text, in order, without the words that are in every sentence. Whoever knows languages gives
/// it.
public typealias WordTerms = @Sendable (String) -> [String]

/// Whether words may be said to somebody else: held against all that this person keeps to themselves. It answers no where
/// it cannot tell.
///
/// - Parameters:
///   - text: The words.
///   - owner: The one whose secrets they are held against, whoever says them: a model can let one say what the other hides.
public typealias LineGate = @Sendable (_ text: String, _ owner: CloneConversation.Speaker) -> Bool
