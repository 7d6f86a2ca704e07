import Dialogue
import Domain
import Testing

/// How two without names on the channel reach each other.
struct ContactTests {
    private static let contact = Contact(phone: "+79001234567", name: "Анна")

    private func couple() -> Couple {
        var couple = Couple()
        couple.meet()
        for index in 0...1 { couple.answer(.accepted, by: index) }
        return couple
    }

    @Test func `whoever has no name on the channel can give their contact, on a button, to that one person`() {
        var couple = couple()
        #expect(couple.talks[0].offered.contains(.match(.share(Couple.match))))
        couple.press(.share(Couple.match), by: 0)
        #expect(couple.said == [[.contactAsk], []])
        #expect(couple.talks[0].utterances.first?.choices == .shareContact(Phrase(.buttonShareContact)))

        couple.send(Self.contact, isOwn: true, by: 0)

        #expect(couple.said == [[.contactShared], [.contactCame]])
        #expect(couple.talks[0].utterances.first?.choices == .removeReplyButtons)
        #expect(couple.talks[1].last?.effects.last == .introduce(Self.contact))
        couple.press(.show(Couple.match), by: 0)
        #expect(!couple.said[0].contains(.matchNoHandleHere), "they can be reached now")
        couple.press(.show(Couple.match), by: 1)
        #expect(couple.said[1].contains(.contactComes))
        #expect(couple.talks[1].last?.effects.last == .introduce(Self.contact))
    }

    @Test func `somebody else's contact is refused, and one that nobody asked for is no contact`() {
        var couple = couple()
        couple.send(Self.contact, isOwn: true, by: 0)
        #expect(couple.said == [[.declinedOther], []])
        couple.press(.share(Couple.match), by: 0)
        couple.send(Self.contact, isOwn: false, by: 0)
        #expect(couple.said == [[.contactForeign], []])
        #expect(couple.talks[0].person?.contact(for: Couple.match) == nil)
    }

    @Test func `a contact goes nowhere once it is over, or before it is mutual`() {
        var couple = couple()
        couple.press(.share(Couple.match), by: 0)
        couple.answer(.blocked, by: 1)
        couple.send(Self.contact, isOwn: true, by: 0)
        #expect(couple.said == [[.contactLate], []])
        #expect(couple.talks[0].person?.contact(for: Couple.match) == nil)
        couple.press(.share(Couple.match), by: 0)
        #expect(couple.talks[0].notice == .buttonStale)

        var early = Couple()
        early.meet()
        early.answer(.accepted, by: 0)
        early.press(.share(Couple.match), by: 0)
        #expect(early.talks[0].notice == .buttonStale)
    }

    @Test func `whoever thinks better of it cancels, and the button goes`() {
        var couple = couple()
        couple.press(.share(Couple.match), by: 0)
        couple.command("cancel", by: 0)
        #expect(couple.said[0] == [.cancelled])
        #expect(couple.talks[0].utterances.first?.choices == .removeReplyButtons)
        couple.send(Self.contact, isOwn: true, by: 0)
        #expect(couple.said[0] == [.declinedOther])
    }

    @Test func `a channel that names nobody gets the name by which the person wants to be called`() throws {
        var couple = couple()
        var person = try #require(couple.talks[0].person)
        person.name = "Анна"
        couple.become(person, 0)
        couple.press(.share(Couple.match), by: 0)
        couple.send(Contact(phone: "+7900", name: " "), isOwn: true, by: 0)
        #expect(couple.talks[1].last?.effects.last == .introduce(Contact(phone: "+7900", name: "Анна")))
    }
}
