import Domain
import Messaging

/// Whether the clone may meet the clones of others.
extension Turn {
    /// Says what it is about, and asks.
    mutating func askForMeeting() {
        say(
            Utterance(
                aboutMeeting,
                choices: .buttons([
                    [Choice(Phrase(.buttonConsent), .meeting(.consent(true)))],
                    [Choice(Phrase(.buttonNotNow), .meeting(.consent(false)))],
                ])))
    }

    /// Says what was agreed to, and how to end it.
    mutating func sayMeetingConsent() {
        guard person.agrees(to: .meeting) else { return }
        say(Utterance(aboutMeeting, choices: .buttons([[withdrawal]])))
    }

    private var aboutMeeting: [Phrase] {
        [Phrase(.meetingConsent)]
            + (rules.modelEndpoint.map { [Phrase(.meetingConsentModel, ["endpoint": .text($0)])] } ?? [])
            + [Phrase(.meetingConsentRights)]
    }

    /// Ends the consent to meeting people.
    var withdrawal: Choice { Choice(Phrase(.buttonWithdraw), .meeting(.consent(false))) }

    /// Takes the answer, or the withdrawal.
    mutating func decideOnMeeting(_ isGiven: Bool, _ message: MessageID?) -> Bool {
        isGiven ? agreeToMeeting(message) : declineMeeting(message)
    }

    private mutating func agreeToMeeting(_ message: MessageID?) -> Bool {
        if mayMeet, !person.agrees(to: .meeting) {
            let (moment, profile) = (now, meeting)
            update {
                $0.agree(to: .meeting, at: moment)
                $0.meeting = profile
            }
            say(.meetingThanks)
        }
        showMatches()
        return drop(message)
    }

    private mutating func declineMeeting(_ message: MessageID?) -> Bool {
        let (moment, agreed) = (now, person.agrees(to: .meeting))
        leaveDescription()
        update {
            $0.withdraw(.meeting)
            $0.wasAsked(for: .meeting, at: moment)
        }
        agreed ? say(.meetingWithdrawn, [:], .buttons(erasure)) : say(.meetingRefused)
        return drop(message)
    }

    /// That the consent to meeting people goes with one on which it rests, where that is withdrawn.
    func meetingEnded(_ isGiven: Bool) -> [Phrase] {
        !isGiven && person.agrees(to: .meeting) ? [Phrase(.meetingEnded)] : []
    }

    private var erasure: [[Choice]] {
        person.meeting == nil ? [] : [[Choice(Phrase(.buttonEraseMeeting), .meeting(.erase))]]
    }

    /// Forgets what was said about meeting people; not as long as it is used.
    mutating func eraseMeeting(_ message: MessageID?) -> Bool {
        guard person.meeting != nil, !person.agrees(to: .meeting) else { return false }
        update { $0.meeting = nil }
        say(.meetingErased)
        return drop(message)
    }

    /// Leaves what was to be typed about meeting people.
    mutating func leaveDescription() {
        if case .describing(_, let then) = scene { scene = then }
    }
}

// MARK: The offer

extension Turn {
    /// Tells once of meeting people whoever had wished for it, when the clone has come far enough for it to make sense.
    mutating func offerMeeting() {
        guard person.purposes.contains(.meetPeople), person.asked?[.meeting] == nil, !person.agrees(to: .meeting),
            mayMeet,
            scene == .idle, !person.reminder.quiet.contains(local(now).time)
        else { return }
        let moment = now
        update { $0.wasAsked(for: .meeting, at: moment) }
        say(
            .meetingOffer, [:],
            .buttons([[Choice(Phrase(.buttonMoreOfIt), .meeting(.overview)), Choice(Phrase(.buttonNotNow), .close)]]))
    }
}
