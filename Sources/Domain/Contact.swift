/// A person's entry for an address book, by which others can write to them.
public struct Contact: Equatable, Codable, Sendable {
    /// The telephone number, as the channel gave it.
    public var phone: String
    /// The first name, as the channel gave it; it may be empty.
    public var name: String
    /// The last name.
    public var surname: String?

    /// Describes somebody.
    public init(phone: String, name: String, surname: String? = nil) {
        self.phone = phone
        self.name = name
        self.surname = surname
    }
}

/// A person's contact, and those to whom it was given.
struct SharedContact: Equatable, Codable, Sendable {
    /// The newest that was given.
    var contact: Contact
    /// The matches for which.
    var matches: Set<MatchID>
}
