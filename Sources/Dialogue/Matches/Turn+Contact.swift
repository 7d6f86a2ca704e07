import Domain
import Messaging

/// How two who have both said yes can write to each other: by a name on the channel, or by a contact that somebody gives.
extension Turn {
    /// How to write to the other, and that somebody has to be written to first.
    func ways(to partner: Partner, in match: MatchID) -> [Phrase] {
        let isReachable = person.handle != nil || person.contact(for: match) != nil
        let here = isReachable ? [] : [Phrase(.matchNoHandleHere)]
        if let handle = partner.handle { return [Phrase(.matchWriteTo, ["handle": .text(handle)])] }
        return [Phrase(partner.contact == nil ? .matchNoHandle : .contactComes)] + here
    }

    /// Gives one's contact to the other: for those to whom nobody can write otherwise.
    func sharing(_ match: MatchID) -> [[Choice]] {
        person.handle == nil ? [[Choice(Phrase(.buttonGiveContact), .match(.share(match)))]] : []
    }

    /// Hands over the contact that the other gave, under the name by which they want to be called.
    mutating func introduce(_ partner: Partner) {
        guard partner.handle == nil, let contact = partner.contact else { return }
        perform(.introduce(contact))
    }
}

// MARK: Giving one's own

extension Turn {
    /// Asks for the person's contact, by a button that shares it. Returns whether there is still somebody to give it to.
    mutating func askForContact(_ record: MatchRecord, _ own: PersonID) -> Bool {
        guard record.match.standing(for: own, at: now) == .mutual, knowledge.partner != nil else { return false }
        state?.sharing = record.match.id
        say(.contactAsk, [:], .shareContact(Phrase(.buttonShareContact)))
        return true
    }

    /// Takes a contact. Somebody else's is never passed on.
    mutating func take(_ contact: Contact, isOwn: Bool, of arrival: Arrival) {
        guard let match = state?.sharing else { return decline(.other, nil, of: arrival) }
        guard isOwn else { return say(.contactForeign) }
        state?.sharing = nil
        guard let own = knowledge.id, let record = knowledge.matchRecords.first, knowledge.partner != nil,
            let other = record.match.partner(of: own)
        else { return say(Phrase(.contactLate), .removeReplyButtons) }
        let named = named(contact)
        update { $0.share(named, for: match) }
        perform(.tell(other, .contact(match)))
        say(Phrase(.contactShared), .removeReplyButtons)
    }

    /// Not every channel names whom a contact is of.
    private func named(_ contact: Contact) -> Contact {
        guard contact.name.trimmed.isEmpty else { return contact }
        return Contact(phone: contact.phone, name: person.name ?? contact.phone)
    }

    /// The other has given their contact.
    mutating func contactCame() {
        guard let partner = knowledge.partner, let contact = partner.contact else { return }
        say(partner.name.map { Phrase(.contactCame, ["name": .text($0)]) } ?? Phrase(.contactCameNameless))
        perform(.introduce(contact))
    }

    /// Leaves it be to give a contact. Returns whether somebody was about to.
    mutating func stopSharing() -> Bool {
        guard state?.sharing != nil else { return false }
        state?.sharing = nil
        say(Phrase(.cancelled), .removeReplyButtons)
        return true
    }
}
