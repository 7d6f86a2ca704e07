/// Buttons under a message or in place of the keys.
public enum Keyboard: Equatable, Codable, Sendable {
    /// Buttons under the message, in rows.
    case inline([[Button]])
    /// Buttons that replace the person's keys until removed, in rows.
    case reply([[ReplyButton]])
    /// Takes the reply buttons away.
    case removeReply

    /// A button under a message.
    public struct Button: Equatable, Codable, Sendable {
        /// What stands on it.
        public var label: String
        /// What comes back when it is pressed: at most 64 bytes of UTF-8.
        public var payload: String

        /// Makes a button.
        public init(label: String, payload: String) {
            self.label = label
            self.payload = payload
        }
    }

    /// A button in place of the keys.
    public struct ReplyButton: Equatable, Codable, Sendable {
        /// What stands on it, and what is sent as text when it is pressed, unless it shares something.
        public var label: String
        /// Whether it shares the person's location instead.
        public var sharesLocation: Bool
        private var sharesOwnContact: Bool?

        /// Makes a button.
        public init(label: String, sharesLocation: Bool = false, sharesContact: Bool = false) {
            self.label = label
            self.sharesLocation = sharesLocation
            sharesOwnContact = sharesContact ? true : nil
        }

        /// Whether it shares the person's own contact instead.
        public var sharesContact: Bool { sharesOwnContact ?? false }

        /// Whether it says its label when it is pressed.
        public var saysLabel: Bool { !sharesLocation && !sharesContact }
    }
}
