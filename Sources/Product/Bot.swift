import Clone
public import Dialogue
import Domain
public import Engine
import FoundationEssentials
public import Logging
import Matching
import Messaging
import Places
import ServiceLifecycle
public import Store
public import Texts
import Words

/// The ledger the bot works on.
public typealias BotLedger = SQLiteLedger<ProductMachine, DiaryTables>

/// The product put together: the dialogue on the engine, the store beneath, workers beside. What serves a channel is
/// handed in, so that the same bot stands on Telegram, on a terminal and in a test.
public final class Bot: Sendable {
    /// What was set.
    public let settings: Settings
    /// What can be watched.
    public let metrics = Metrics()
    /// Where channels hand over what people sent.
    public let intake: RingingIntake
    /// The database.
    public let store: Store
    /// The recordings.
    public let files: EncryptedFiles
    /// The words.
    public let catalogue: Catalogue

    package let ledger: BotLedger
    package let machine: ProductMachine
    package let clock: any WallClock
    let chance: @Sendable () -> Double
    package let logger: Logger
    let instance: Instance
    let terms = Terms()
    let discretion = Discretion()
    let indices: PersonIndices
    let lexicons = Lazily { try Lexicons.bundled() }
    /// The prompts, checked.
    public let prompts: Prompts
    package let steps = Doorbell()

    /// Opens the data folder and puts the bot together.
    ///
    /// - Parameters:
    ///   - atlas: Places and time zones; the real ones where none is given.
    ///   - chance: Gives numbers from 0 up to 1.
    ///   - blocks: Whether transactions block their callers' threads, as suits a simulation.
    /// - Throws: `StoreFailure`, `CatalogueFailure`, `PromptsFailure`, `InstanceFailure`, or what the file system says.
    public init(
        settings: Settings, clock: any WallClock = SystemWallClock(), atlas: (any Atlas)? = nil,
        chance: @escaping @Sendable () -> Double = { .random(in: 0..<1) }, blocks: Bool = false, logger: Logger
    ) throws {
        self.settings = settings
        self.clock = clock
        self.chance = chance
        self.logger = logger
        try DataFolder.make(settings.data)
        catalogue = try Self.catalogue(home: settings.home, language: settings.language)
        prompts = try Self.prompts(home: settings.home)
        store = try Store(folder: settings.data, key: try DataFolder.masterKey(settings), blocks: blocks)
        files = try EncryptedFiles(store: store, folder: "\(settings.data)/recordings")
        instance = try Instance(folder: "\(settings.data)/instances")
        machine = ProductMachine(
            rules: Self.rules(
                operators: settings.admins, endpoint: settings.speech.host,
                modelEndpoint: settings.models.hosts, hasEmbedder: settings.models.embedding != nil,
                catalogue: catalogue,
                atlas: try atlas ?? Self.world()), speaker: Speaker(catalogue: catalogue))
        ledger = BotLedger(store: store, machine: machine, tables: DiaryTables(), clock: clock)
        indices = PersonIndices(
            ledger: ledger, terms: terms, model: settings.models.embedding?.model, clock: clock, metrics: metrics)
        intake = RingingIntake(ledger: ledger, bell: steps, metrics: metrics)
    }

    /// The real gazetteer and the system's time zones.
    public static func world() throws -> WorldAtlas {
        WorldAtlas(gazetteer: try Gazetteer(), zones: SystemTimeZones())
    }

    /// The lines of a phrase that is a list.
    private static func lines(of key: PhraseKey, _ catalogue: Catalogue, _ language: Language) -> [String] {
        catalogue.render(key.rawValue, in: language).plain.split(separator: "\n").map(String.init)
    }

    /// What clones ask by themselves.
    private static func questionBook(
        _ catalogue: Catalogue, _ languages: [Language]
    ) -> [Language: [QuestionTopic: [String]]] {
        Dictionary(
            uniqueKeysWithValues: languages.map { language in
                let topics = QuestionTopic.allCases.map { ($0, lines(of: .questions(on: $0), catalogue, language)) }
                return (language, Dictionary(uniqueKeysWithValues: topics))
            })
    }

    /// The product's rules.
    static func rules(
        operators: Set<Address>, endpoint: String, modelEndpoint: String?, hasEmbedder: Bool = false,
        catalogue: Catalogue,
        atlas: any Atlas
    ) -> DialogueRules {
        let languages = [catalogue.fallback] + catalogue.languages.filter { $0 != catalogue.fallback }
        let deletion = languages.map { catalogue.render(PhraseKey.deleteEverythingWord.rawValue, in: $0).plain }
        return DialogueRules(
            atlas: atlas, judge: Discretion(),
            languages: languages.map { SpokenLanguage($0, name: catalogue.name(of: $0)) },
            operators: operators, speechEndpoint: endpoint,
            modelEndpoint: modelEndpoint, hasEmbedder: hasEmbedder,
            deletionWords: Set(deletion.map { $0.lowercased() }),
            cloneQuestions: languages.flatMap {
                lines(of: .adviceOpenings, catalogue, $0).map { $0.lowercased().replacing("ё", with: "е") }
            },
            cloneQuestionBook: questionBook(catalogue, languages),
            matchQuestions: Dictionary(
                uniqueKeysWithValues: languages.map {
                    ($0, catalogue.render(PhraseKey.matchQuestion.rawValue, in: $0).plain)
                }),
            dangerWords: languages.flatMap {
                lines(of: .retrospectDangerWords, catalogue, $0).map { $0.lowercased().replacing("ё", with: "е") }
            },
            troubleWords: Dictionary(
                uniqueKeysWithValues: Disagreement.Topic.allCases.map { topic in
                    let words = languages.flatMap { lines(of: .words(of: topic), catalogue, $0) }
                    return (topic, words.map { $0.lowercased().replacing("ё", with: "е") })
                }))
    }
}
