import Dialogue
import Domain
import Messaging
import Testing

@Suite struct `At most one entry is open, and what is said goes into it` {
    @Test func `a caption that is taken goes into the open entry`() {
        var talk = Talk.settled()
        talk.say("words")
        talk.send(.attachment(.photo, caption: "caption"))
        talk.press(talk.offered[0])
        #expect(talk.words == ["words\n\ncaption"])
        #expect(talk.open.count == 1)
    }

    @Test func `a forwarded voice that is one's own goes into the open entry`() {
        var talk = Talk.settled()
        talk.say("words")
        talk.send(.voice(Recording(file: "f", seconds: 3, isForwarded: true)))
        talk.press(talk.offered[0])
        #expect(talk.diaries.count == 1 && talk.diaries.first?.value.parts.count == 2)
    }

    @Test func `a voice sent instead of a correction goes into the open entry, and the correction is off`() throws {
        var talk = Talk.settled()
        talk.say("old")
        talk.press(.done(try #require(talk.newest)))
        let old = try #require(talk.newest)
        talk.say("new")
        talk.press(.correct(old))
        let part = talk.speak()
        #expect(talk.diaries[try #require(talk.newest)]?[part] != nil)
        #expect(talk.diaries.count == 2 && talk.open == [talk.newest])
        #expect(talk.scene == .diary(try #require(talk.newest)))
    }

    @Test func `adding to another entry finishes the open one`() throws {
        var talk = Talk.settled()
        talk.say("old")
        let old = try #require(talk.newest)
        talk.press(.done(old))
        talk.say("new")
        let new = try #require(talk.newest)
        talk.press(.add(old))
        talk.ring(.quiet(new))
        #expect(talk.open == [old])
        #expect(talk.scene == .diary(old))
        talk.say("more")
        #expect(talk.words == ["old\n\nmore", "new"])
        talk.now = talk.now + .minutes(10)
        #expect(talk.orders["quiet:\(old.rawValue)"] != nil)
        talk.ring(.quiet(old))
        #expect(talk.open == [] && talk.scene == .idle)
    }

    @Test func `cancelling a correction of another entry finishes the open one as well`() throws {
        var talk = Talk.settled()
        talk.say("old")
        let old = try #require(talk.newest)
        talk.press(.done(old))
        talk.say("new")
        talk.press(.correct(old))
        talk.command("cancel")
        #expect(talk.scene == .idle && talk.open == [])
    }

    @Test func `finishing an entry leaves a question that is open beside it alone`() throws {
        var talk = Talk.settled()
        talk.say("words")
        talk.press(.settings(.name))
        talk.press(.done(try #require(talk.newest)))
        #expect(talk.scene == .asking(.name, then: .idle))
        talk.say("Anna")
        #expect(talk.person?.name == "Anna" && talk.scene == .idle)
    }

    @Test func `a recording whose words are still to come cannot be corrected away`() throws {
        var talk = Talk.settled()
        let part = talk.speak(caption: "caption")
        let entry = try #require(talk.newest)
        talk.press(.correct(entry))
        #expect(talk.said == [.nothingToCorrect])
        talk.press(.correctPart(part))
        #expect(talk.notice == .buttonStale && talk.scene == .diary(entry))
    }

    @Test func `of a deleted entry no button works`() throws {
        var talk = Talk.settled()
        let message = talk.say("words")
        let entry = try #require(talk.newest)
        let part = PartID(rawValue: message)
        talk.press(.delete(entry))
        talk.press(.deleteForGood(entry))
        for button in [
            Button.done(entry), .add(entry), .correct(entry), .correctPart(part), .delete(entry),
            .deleteForGood(entry), .keep(entry), .hear(entry), .whole(entry), .open(entry),
        ] {
            talk.press(button)
            #expect(talk.notice == .buttonStale && talk.said.isEmpty, "\(button)")
        }
        #expect(talk.diaries.isEmpty && talk.scene == .idle)
    }

    @Test func `to leave an entry as it is gets an answer`() throws {
        var talk = Talk.settled()
        talk.say("words")
        talk.press(.delete(try #require(talk.newest)))
        talk.press(.keep(try #require(talk.newest)))
        #expect(talk.said == [.entryKept])
        #expect(talk.words == ["words"])
    }
}
