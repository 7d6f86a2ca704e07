import Domain

extension Turn {
    /// Does what a command says. Commands work in every scene; only `/cancel` and `/delete` leave one.
    mutating func obey(_ command: String, _ argument: String, isOperator: Bool) {
        switch command {
        case "start": startAgain(argument)
        case "diary": showPage()
        case "ask": ask(argument)
        case "clone": showClone()
        case "guess": play()
        case "matches": showMatches()
        case "settings": showSettings()
        case "privacy": showPrivacy()
        case "export": export()
        case "delete": askToDelete()
        case "help": say(.help)
        case "cancel": cancelAll()
        case "status" where isOperator: order(.reportStatus, key: "status")
        default: say(.commandUnknown)
        }
    }

    private mutating func startAgain(_ payload: String) {
        remember(invitation: payload)
        scene = scene.underneath
        switch scene {
        case .onboarding(let onboarding): ask(onboarding.step)
        case .unmet, .idle, .diary, .correcting, .asking, .questioning, .naming, .answering, .describing, .recalling,
            .confirmingDeletion, .departed:
            guard person.agrees(to: .diaries) else { return begin(Onboarding(step: .consent)) }
            say(Phrase(.welcomeBack, greeting), .removeReplyButtons)
        }
    }

    private mutating func cancelAll() {
        if stopSharing() { return }
        let before = scene
        if case .diary(let open) = scene.underneath, let diary, diary.id == open {
            close(diary)
        }
        scene = .idle
        if case .onboarding(let onboarding) = before.underneath { return stop(onboarding) }
        switch before {
        case .unmet, .idle, .onboarding, .departed: say(.nothingToCancel)
        case .diary: say(.cancelledKept)
        case .correcting, .asking, .questioning, .naming, .answering, .describing, .recalling, .confirmingDeletion:
            say(cancelled(before))
        }
    }

    /// Ends getting to know each other. What was held back goes into the diary, or waits for consent to it.
    private mutating func stop(_ onboarding: Onboarding) {
        state?.waiting += onboarding.kept
        guard person.agrees(to: .diaries) else { return say(Phrase(.cancelledOnboarding), .removeReplyButtons) }
        say(Phrase(.cancelledOnboardingAgreed), .removeReplyButtons)
        keepWaiting()
    }

    mutating func statusReported(_ lines: [StatusLine]) {
        say(.status, ["lines": .text(lines.map { "\($0.name): \($0.value)" }.joined(separator: "\n"))])
        showReportQueue()
    }

    /// Tells an operator what has become of the budget.
    mutating func budgetNoticed(_ notice: BudgetNotice) {
        guard knowledge.person != nil else { return }
        let values: [String: Phrase.Value] = [
            "spent": .text("\(notice.spent / 1_000_000) \(notice.currency)"),
            "budget": .text("\(notice.budget / 1_000_000) \(notice.currency)"),
        ]
        say(notice.isAllSpent ? .budgetSpent : .budgetNearlySpent, values)
    }

    /// The longest payload of a link (Bot API, deep linking).
    private static var longestInvitation: Int { 64 }

    mutating func remember(invitation: String) {
        guard !invitation.isEmpty, person.invitation == nil else { return }
        let kept = String(invitation.prefix(Self.longestInvitation))
        update { $0.invitation = kept }
    }

    /// The values of a greeting: the name, where it is known.
    var greeting: [String: Phrase.Value] {
        ["name": person.name.map { .phrase(Phrase(.greetingName, ["name": .text($0)])) } ?? .text("")]
    }
}
