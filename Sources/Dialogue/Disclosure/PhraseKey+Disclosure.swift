import Domain

extension PhraseKey {
    static func disclosureTopic(_ topic: DisclosureTopic) -> PhraseKey {
        switch topic {
        case .work: .disclosureWork
        case .pastimes: .disclosurePastimes
        case .tastes: .disclosureTastes
        case .values: .disclosureValues
        case .character: .disclosureCharacter
        case .home: .disclosureHome
        case .relationships: .disclosureRelationships
        case .feelings: .disclosureFeelings
        case .plans: .disclosurePlans
        case .everyday: .disclosureEveryday
        case .health: .disclosureHealth
        case .sex: .disclosureSex
        case .religion: .disclosureReligion
        case .politics: .disclosurePolitics
        case .money: .disclosureMoney
        case .secrets: .disclosureSecrets
        case .othersSecrets: .disclosureOthersSecrets
        case .contacts: .disclosureContacts
        }
    }

    static func disclosureReason(_ reason: DisclosureJudgement.Reason) -> PhraseKey {
        switch reason {
        case .chosen: .disclosureChosen
        case .shut: .disclosureShut
        case .forgotten: .disclosureForgotten
        case .over: .disclosureOver
        case .provisional: .disclosureProvisional
        case .unsure: .disclosureUnsure
        case .unmeant: .disclosureUnmeant
        case .disputed: .disclosureDisputed
        case .ownWords: .disclosureOwnWords
        case .names: .disclosureNames
        case .findable: .disclosureFindable
        case .origin: .disclosureOrigin
        }
    }

    static func disclosureNow(_ disclosure: Disclosure) -> PhraseKey {
        switch disclosure {
        case .card: .disclosureNowCard
        case .matchOnly: .disclosureNowMatch
        case .sealed: .disclosureNowSealed
        }
    }

    static func disclosureList(_ disclosure: Disclosure) -> PhraseKey {
        switch disclosure {
        case .card: .disclosureListCard
        case .matchOnly: .disclosureListMatch
        case .sealed: .disclosureListSealed
        }
    }

    static func buttonDisclosure(_ disclosure: Disclosure) -> PhraseKey {
        switch disclosure {
        case .card: .buttonDisclosureTold
        case .matchOnly: .buttonDisclosureCounted
        case .sealed: .buttonDisclosureSealed
        }
    }

    static func buttonDisclose(_ disclosure: Disclosure) -> PhraseKey {
        switch disclosure {
        case .card: .buttonTell
        case .matchOnly: .buttonCount
        case .sealed: .buttonSeal
        }
    }

    static func disclosureLength(_ length: DisclosedCard.Manner.Length) -> PhraseKey {
        switch length {
        case .short: .disclosureShort
        case .middle: .disclosureMiddle
        case .long: .disclosureLong
        }
    }
}
