package import Domain
import Messaging

extension PhraseKey {
    /// The name of a month as it stands in a date, 1 to 12.
    static func month(_ number: Int) -> PhraseKey {
        let months: [PhraseKey] = [
            .january, .february, .march, .april, .may, .june, .july, .august, .september, .october, .november,
            .december,
        ]
        return months[min(max(number, 1), 12) - 1]
    }

    /// The name of a month as it stands alone, 1 to 12.
    static func monthAlone(_ number: Int) -> PhraseKey {
        let months: [PhraseKey] = [
            .januaryAlone, .februaryAlone, .marchAlone, .aprilAlone, .mayAlone, .juneAlone,
            .julyAlone, .augustAlone, .septemberAlone, .octoberAlone, .novemberAlone, .decemberAlone,
        ]
        return months[min(max(number, 1), 12) - 1]
    }

    static func stage(_ stage: CloneStage) -> PhraseKey {
        switch stage {
        case .initial: .stageInitial
        case .learning: .stageLearning
        case .mature: .stageMature
        }
    }

    static func kind(_ kind: MemoryKind) -> PhraseKey {
        switch kind {
        case .fact: .kindFact
        case .preference: .kindPreference
        case .experience: .kindExperience
        case .relationship: .kindRelationship
        case .goal: .kindGoal
        case .fear: .kindFear
        case .value: .kindValue
        case .need: .kindNeed
        case .offer: .kindOffer
        }
    }

    static func takeBack(_ reason: Button.TakeBack) -> PhraseKey {
        switch reason {
        case .wrong: .takeBackWrong
        case .joke: .takeBackJoke
        case .forget: .takeBackForget
        }
    }

    static func withdrawn(_ reason: Memory.Withdrawal.Reason) -> PhraseKey {
        switch reason {
        case .wrong: .withdrawnWrong
        case .joke: .withdrawnJoke
        case .forgotten: .withdrawnForgotten
        case .stale, .merged, .united: .withdrawnStale
        case .orphaned: .withdrawnOrphaned
        }
    }

    static func period(_ period: Upkeep.Period) -> PhraseKey {
        switch period {
        case .month: .buttonMonth
        case .halfYear: .buttonHalfYear
        case .year: .buttonYear
        }
    }

    static func past(_ past: Upkeep.Past) -> PhraseKey {
        switch past {
        case .ended: .buttonEnded
        case .withdrawn: .buttonWithdrawn
        }
    }

    static func fault(_ kind: MemoryAudit.Kind) -> PhraseKey {
        switch kind {
        case .duplicates: .auditDuplicates
        case .stale: .auditStale
        case .unsupported: .auditUnsupported
        case .contradictions: .auditContradictions
        }
    }

    static func faultMeaning(_ kind: MemoryAudit.Kind) -> PhraseKey {
        switch kind {
        case .duplicates: .auditDuplicatesMeaning
        case .stale: .auditStaleMeaning
        case .unsupported: .auditUnsupportedMeaning
        case .contradictions: .auditContradictionsMeaning
        }
    }

    static func questionPace(_ pace: QuestionHabit.Pace) -> PhraseKey {
        switch pace {
        case .never: .questionsNever
        case .seldom: .questionsSeldom
        case .often: .questionsOften
        }
    }

    static func questionPaceSet(_ pace: QuestionHabit.Pace) -> PhraseKey {
        switch pace {
        case .never: .questionsNeverSet
        case .seldom: .questionsSeldomSet
        case .often: .questionsOftenSet
        }
    }

    /// The list of questions on a topic, a line each.
    package static func questions(on topic: QuestionTopic) -> PhraseKey {
        switch topic {
        case .relationships: .questionsRelationships
        case .work: .questionsWork
        case .pastimes: .questionsPastimes
        case .dreams: .questionsDreams
        case .decisions: .questionsDecisions
        case .fears: .questionsFears
        case .past: .questionsPast
        }
    }

    static func confidence(_ confidence: Advice.Confidence) -> PhraseKey {
        switch confidence {
        case .unsure: .adviceUnsure
        case .likely: .adviceLikely
        case .sure: .adviceSure
        }
    }

    static func absence(_ absence: Advice.Absence) -> PhraseKey {
        switch absence {
        case .none: .absentNone
        case .notAllowed: .absentNotAllowed
        case .away: .absentAway
        case .budgetSpent: .absentBudgetSpent
        case .shareSpent: .absentShareSpent
        }
    }

    static func rating(_ axis: AdviceRecord.Axis, _ isSo: Bool) -> PhraseKey {
        switch axis {
        case .likeMe: isSo ? .ratingLikeMe : .ratingNotLikeMe
        case .useful: isSo ? .ratingUseful : .ratingUseless
        }
    }

    static func answer(_ answer: Clarification.Answer) -> PhraseKey {
        switch answer {
        case .changed: .doubtChanged
        case .both: .doubtBoth
        case .depends: .doubtDepends
        }
    }

    static func choice(_ choice: GuessQuestion.OwnChoice) -> PhraseKey {
        switch choice {
        case .goals: .guessOwnGoals
        case .tastes: .guessOwnTastes
        case .values: .guessOwnValues
        }
    }

    static func sureness(_ sureness: Guess.Sureness) -> PhraseKey {
        switch sureness {
        case .blind: .guessBlind
        case .vague: .guessVague
        case .likely: .guessLikely
        case .quite: .guessQuite
        case .almost: .guessAlmost
        }
    }

    static func purpose(_ purpose: Purpose) -> PhraseKey {
        switch purpose {
        case .understandMyself: .purposeUnderstandMyself
        case .advice: .purposeAdvice
        case .meetPeople: .purposeMeetPeople
        case .exchange: .purposeExchange
        }
    }

    static func failure(_ failure: VoiceNote.Failure) -> PhraseKey {
        switch failure {
        case .unreadable: .failureUnreadable
        case .tooLarge: .failureTooLarge
        case .gone: .failureGone
        case .silent: .failureSilent
        case .refused: .failureRefused
        }
    }

    static func declined(_ kind: Arrival.Attachment) -> PhraseKey {
        switch kind {
        case .photo: .declinedPhoto
        case .sticker: .declinedSticker
        case .video: .declinedVideo
        case .videoNote: .declinedVideoNote
        case .animation: .declinedAnimation
        case .document: .declinedDocument
        case .audio: .declinedAudio
        case .oversizedAudio: .declinedOversizedAudio
        case .other: .declinedOther
        }
    }

    static func section(_ section: Button.Section) -> PhraseKey {
        switch section {
        case .all: .sectionAll
        case .language: .sectionLanguage
        case .name: .sectionName
        case .birthDate: .sectionBirthDate
        case .place: .sectionPlace
        case .purposes: .sectionPurposes
        case .reminder: .sectionReminder
        case .typeReminder: .sectionTypeReminder
        case .quiet: .sectionQuiet
        case .recordings: .sectionRecordings
        case .guesses: .sectionGuesses
        case .questions: .sectionQuestions
        case .consent: .sectionConsent
        }
    }
}
