public import Dialogue
public import Domain
import Engine
import FoundationEssentials
public import Messaging
public import Store
public import Texts

/// What an empty chat and the menu of commands say in one language.
public struct Presentation: Equatable, Sendable {
    /// The language; none for all that have no words of their own.
    public var language: Language?
    /// The commands in the menu, in order.
    public var commands: [(name: String, description: String)]
    /// What an empty chat says.
    public var description: String
    /// What a link to the bot says.
    public var shortDescription: String

    public static func == (left: Presentation, right: Presentation) -> Bool {
        left.language == right.language && left.commands.elementsEqual(right.commands, by: ==)
            && left.description == right.description && left.shortDescription == right.shortDescription
    }
}

/// What has become of a new master key.
public enum RotatedKey: Equatable, Sendable {
    /// It lies in the data folder, in the place of the old one.
    case kept
    /// The operator keeps the key, and must set this one now (base64): a secret. Until the first start with it, it lies
    /// in the data folder as well.
    case toBeSet(String)
}

extension Bot {
    /// What the bot says of itself: in every language, and in the default one to all others.
    public var presentations: [Presentation] {
        ([nil] + catalogue.languages.map(Optional.some)).map { language in
            let spoken = language ?? catalogue.fallback
            func words(_ key: PhraseKey) -> String { catalogue.render(key.rawValue, in: spoken).plain }
            return Presentation(
                language: language, commands: Self.commands.map { ($0, words($1)) },
                description: words(.botDescription),
                shortDescription: words(.botShortDescription))
        }
    }

    private static var commands: [(String, PhraseKey)] {
        [
            ("start", .commandStart), ("diary", .commandDiary), ("ask", .commandAsk), ("clone", .commandClone),
            ("guess", .commandGuess), ("matches", .commandMatches), ("settings", .commandSettings),
            ("privacy", .commandPrivacy), ("export", .commandExport), ("delete", .commandDelete),
            ("help", .commandHelp),
            ("cancel", .commandCancel),
        ]
    }

    /// Every word the bot says, checked.
    ///
    /// - Throws: `CatalogueFailure` with everything that is missing or wrong.
    public static func catalogue(home: String, language: Language) throws -> Catalogue {
        try Catalogue(
            folder: "\(home)/locales", keys: keys.subtracting([Catalogue.nameKey]),
            fallback: language)
    }

    private static var keys: Set<String> {
        Set(
            PhraseKey.allCases.map(\.rawValue) + TerminalPhrase.allCases.map(\.rawValue)
                + DemoPhrase.allCases.map(\.rawValue) + BankWords.all.map(\.key))
    }

    /// Tells the operators, each in a conversation with the bot, what has become of the budget for models.
    public func tellOperators(_ notice: BudgetNotice) {
        let (ledger, operators, steps, now) = (ledger, settings.admins, steps, clock.now)
        Task {
            try? await ledger.write { transaction in
                for address in operators {
                    let conversation = ConversationID(rawValue: try transaction.conversation(at: address))
                    try transaction.addEvent(.budgetNoticed(notice), to: conversation, now: now)
                }
            }
            steps.ring()
        }
    }

    /// Returns when everything that can be done now for an address is done and said.
    public func settle(_ address: Address) async {
        repeat {
            guard (try? await clock.sleep(for: .milliseconds(50))) != nil else { return }
        } while (try? await store.isBusy(with: address, now: clock.now)) == true
    }

    /// An operator's look at the data folder, which changes nothing in it. There must be data already.
    public static func inspect(_ settings: Settings) throws -> Inspection {
        try Store.inspect(folder: settings.data, key: try DataFolder.masterKey(settings))
    }

    /// The dialogue as a diagram in Mermaid's language.
    public static func map(home: String) throws -> String {
        let catalogue = try catalogue(home: home, language: .russian)
        let rules = rules(operators: [], endpoint: "", modelEndpoint: "", catalogue: catalogue, atlas: try world())
        return DialogueMap(rules: rules).mermaid
    }

    /// Makes this process the one that polls. Returns whether no other on this data folder does.
    ///
    /// - Throws: `InstanceFailure` where that cannot be found out.
    public func claimPolling() throws -> Bool {
        try Instance.takeForLife("\(settings.data)/polling.lock")
    }

    /// Wraps everything by a new master key.
    public static func rotateMasterKey(_ settings: Settings) throws -> RotatedKey {
        let new = MasterKey()
        let store = try Store(folder: settings.data, key: try DataFolder.masterKey(settings))
        // The new key is on the disk before anything needs it, the old one until nothing does.
        try DataFolder.keep(new, as: DataFolder.nextKeyFile, of: settings)
        try store.rotate(to: new)
        guard settings.masterKey == nil else { return .toBeSet(new.base64) }
        try DataFolder.promoteNextKey(of: settings)
        return .kept
    }
}
