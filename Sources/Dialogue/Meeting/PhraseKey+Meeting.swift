import Domain

extension PhraseKey {
    static func question(of item: MeetingProfile.Item) -> PhraseKey {
        switch item {
        case .aims: .aimsQuestion
        case .gender: .genderQuestion
        case .whom: .whomQuestion
        case .ages: .agesQuestion
        case .reach: .reachQuestion
        case .dealBreakers: .dealBreakersQuestion
        case .traits: .traitsQuestion
        case .languages: .languagesQuestion
        }
    }

    /// What stands on the button that changes an item.
    static func name(of item: MeetingProfile.Item) -> PhraseKey {
        switch item {
        case .aims: .buttonAims
        case .gender: .buttonGender
        case .whom: .buttonWhom
        case .ages: .buttonAges
        case .reach: .buttonReach
        case .dealBreakers: .buttonDealBreakers
        case .traits: .buttonTraits
        case .languages: .buttonLanguages
        }
    }

    static func aim(_ aim: Seeking.Aim) -> PhraseKey {
        switch aim {
        case .dating: .aimDating
        case .friendship: .aimFriendship
        case .company: .aimCompany
        case .project: .aimProject
        }
    }

    static func ownGender(_ gender: Gender?) -> PhraseKey {
        switch gender {
        case .woman: .genderWoman
        case .man: .genderMan
        case .other: .genderOther
        case nil: .genderUnsaid
        }
    }

    static func soughtGender(_ gender: Gender) -> PhraseKey {
        switch gender {
        case .woman: .whomWomen
        case .man: .whomMen
        case .other: .whomOthers
        }
    }

    static func reach(_ reach: Seeking.Reach) -> PhraseKey {
        switch reach {
        case .city: .reachCity
        case .nearby: .reachNearby
        case .country: .reachCountry
        case .anywhere: .reachAnywhere
        }
    }

    static func dealBreaker(_ trait: Seeking.DealBreaker) -> PhraseKey {
        switch trait {
        case .smoking: .theySmoke
        case .drinking: .theyDrink
        case .children: .theyHaveChildren
        }
    }

    static func ownTrait(_ trait: Seeking.DealBreaker) -> PhraseKey {
        switch trait {
        case .smoking: .ownSmoking
        case .drinking: .ownDrinking
        case .children: .ownChildren
        }
    }

    static func pace(_ pace: MeetingProfile.Pace) -> PhraseKey {
        switch pace {
        case .daily: .paceDaily
        case .everyThreeDays: .paceEveryThreeDays
        case .weekly: .paceWeekly
        }
    }

    static func rest(_ rest: MeetingButton.Rest) -> PhraseKey {
        switch rest {
        case .week: .restWeek
        case .month: .restMonth
        case .open: .restOpen
        }
    }

    /// What stands on the button that shows a match.
    static func matchOf(_ standing: Match.Standing) -> PhraseKey {
        switch standing {
        case .new: .matchNew
        case .waiting: .matchWaiting
        case .mutual: .matchBoth
        case .past: .matchPast
        }
    }

    static func standing(_ standing: Match.Standing) -> PhraseKey {
        switch standing {
        case .new: .standingNew
        case .waiting: .standingWaiting
        case .mutual: .standingMutual
        case .past: .standingPast
        }
    }
}
