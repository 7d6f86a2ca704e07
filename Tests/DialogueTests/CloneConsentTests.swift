import Dialogue
import Domain
import Messaging
import Testing

/// Whether a model may read.
struct CloneConsentTests: TestsOfReading {
    @Test func `whether a model may read the diary is asked once, after the first entry that only the rules have read`()
        throws
    {
        var (talk, diary) = try talk("Живу в Твери у реки")
        #expect(!talk.said.contains(.cloneConsentQuestion))

        talk.hear(.diaryRead(diary.id, reading(), alike: []))
        #expect(talk.said.contains(.cloneConsentQuestion))
        #expect(talk.offered.contains(.cloneConsent(true)) && talk.offered.contains(.cloneConsent(false)))

        talk.hear(.diaryRead(diary.id, reading(), alike: []))
        #expect(!talk.said.contains(.cloneConsentQuestion))
    }

    @Test func `at night nobody is asked whether a model may read`() throws {
        var (talk, diary) = try talk("Живу в Твери у реки")
        talk.now = talk.now + .hours(12)
        talk.hear(.diaryRead(diary.id, reading(), alike: []))
        #expect(talk.said.isEmpty)
    }

    @Test func `a model that may read reads again what only the rules have read`() throws {
        var (talk, diary) = try talk("Живу в Твери у реки")
        talk.hear(.diaryRead(diary.id, reading(), alike: []))
        talk.press(.cloneConsent(true))
        #expect(talk.person?.agrees(to: .clone) == true)
        #expect(talk.orders["read:\(diary.id.rawValue)"]?.job == .read(diary.id))
        #expect(talk.said == [.cloneConsentThanks])
    }

    @Test func `what the rules had in hand when a model was allowed is read again by the model`() throws {
        var (talk, diary) = try talk("Живу в Твери у реки")
        var late = reading()
        late.began = talk.now
        talk.hear(.diaryRead(diary.id, reading(), alike: []))
        talk.press(.cloneConsent(true))
        talk.forgetOrders()
        talk.hear(.diaryRead(diary.id, late, alike: []))
        #expect(talk.orders["read:\(diary.id.rawValue)"] != nil)

        talk.forgetOrders()
        late.began = talk.now + .seconds(1)
        talk.hear(.diaryRead(diary.id, late, alike: []))
        #expect(talk.orders["read:\(diary.id.rawValue)"] == nil)
    }

    @Test func `who refuses the model, or withdraws the diary, has nothing sent to it`() throws {
        var (talk, diary) = try talk("Живу в Твери у реки")
        talk.hear(.diaryRead(diary.id, reading(), alike: []))
        talk.press(.cloneConsent(false))
        #expect(talk.person?.agrees(to: .clone) == false)
        #expect(talk.said == [.cloneConsentRefused])

        talk.press(.settings(.consent))
        #expect(talk.offered.contains(.cloneConsent(true)))
        talk.press(.cloneConsent(true))
        talk.press(.consent(false))
        #expect(talk.person?.consents.isEmpty == true)
    }
}
