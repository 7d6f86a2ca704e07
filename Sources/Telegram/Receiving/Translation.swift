import Messaging

/// What an update comes to.
enum Translation: Equatable, Sendable {
    /// Something a person sent.
    case arrival(Arrival)
    /// A pressed button that says nothing: all there is to do is to end its waiting.
    case emptyPress(String)
    /// Nothing for this bot.
    case nothing
}
