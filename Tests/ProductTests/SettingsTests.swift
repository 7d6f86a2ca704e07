import Asking
import Configuration
import Domain
import Engine
import Messaging
@testable import Product
import Testing

@Suite struct `Settings are validated together` {
    private func settings(
        _ values: [AbsoluteConfigKey: ConfigValue], languages: Set<String>? = nil
    ) throws -> Settings {
        let config = ConfigReader(provider: InMemoryProvider(values: values))
        return try Settings.read(from: config, home: "/home/bot", languages: languages)
    }

    private func settings(overall: String, inChat: String) throws -> Settings {
        try settings([
            ["dvoinik", "send", "rate"]: ConfigValue(.string(overall), isSecret: false),
            ["dvoinik", "chat", "send", "rate"]: ConfigValue(.string(inChat), isSecret: false),
        ])
    }

    @Test func `nothing has to be set`() throws {
        let settings = try settings([:])
        #expect(settings.telegramToken == nil)
        #expect(settings.telegramURL == "https://api.telegram.org")
        #expect(settings.data == "/home/bot/data")
        #expect(settings.metricsPath == "/home/bot/data/metrics.prom")
        #expect(
            settings.speech == EndpointSettings(baseURL: "https://api.openai.com/v1", apiKey: nil, model: "whisper-1"))
        #expect(settings.language == .russian)
        #expect(settings.admins.isEmpty)
    }

    @Test func `every mistake is named at once, by its variable and never with its value`() throws {
        let failure = try #require(throws: SettingsFailure.self) {
            try settings([
                ["telegram", "bot", "token"]: "hunter2", ["telegram", "api", "url"]: "ftp://hunter2",
                ["dvoinik", "master", "key"]: "hunter2", ["dvoinik", "admins"]: "1, hunter2",
                ["dvoinik", "log", "level"]: "hunter2", ["dvoinik", "send", "rate"]: "hunter2",
                ["dvoinik", "chat", "send", "rate"]: "-hunter2",
                ["speech", "base", "url"]: "hunter2", ["chat", "fast", "base", "url"]: "hunter2",
                ["chat", "smart", "base", "url"]: "hunter2", ["embedding", "base", "url"]: "hunter2",
                ["dvoinik", "prices"]: "gpt=hunter2", ["dvoinik", "monthly", "budget"]: "hunter2",
                ["dvoinik", "daily", "tokens"]: "hunter2", ["dvoinik", "model", "patience"]: "hunter2",
                ["dvoinik", "model", "calls"]: "0", ["dvoinik", "answer", "samples"]: "6",
            ])
        }
        let variables = [
            "TELEGRAM_BOT_TOKEN", "TELEGRAM_API_URL", "DVOINIK_MASTER_KEY", "DVOINIK_ADMINS", "DVOINIK_LOG_LEVEL",
            "DVOINIK_SEND_RATE", "DVOINIK_CHAT_SEND_RATE", "SPEECH_BASE_URL", "CHAT_FAST_BASE_URL",
            "CHAT_SMART_BASE_URL", "EMBEDDING_BASE_URL",
            "DVOINIK_PRICES", "DVOINIK_MONTHLY_BUDGET", "DVOINIK_DAILY_TOKENS", "DVOINIK_MODEL_PATIENCE",
            "DVOINIK_MODEL_CALLS", "DVOINIK_ANSWER_SAMPLES",
        ]
        #expect(failure.problems.count == variables.count)
        for variable in variables {
            #expect(failure.problems.contains { $0.hasPrefix(variable) }, "\(variable) in \(failure.problems)")
        }
        #expect(!failure.description.contains("hunter2"))
    }

    @Test func `a language without locales is named among the mistakes`() throws {
        let failure = try #require(throws: SettingsFailure.self) {
            try settings([["dvoinik", "language"]: "xx", ["dvoinik", "log", "level"]: "x"], languages: ["ru", "en"])
        }
        #expect(failure.problems.first == "DVOINIK_LANGUAGE must be one of en, ru.")
        #expect(failure.problems.count == 2)
        #expect(failure.rest.language == .russian && failure.rest.logLevel == "info")
    }

    @Test(arguments: [
        (nil, nil, Pacing.telegram), ("telegram", nil, .telegram), ("unlimited", nil, .unlimited),
        (
            "20", nil,
            Pacing(perChat: .seconds(1), overall: .milliseconds(50), burst: 3, overallBurst: 1, concurrency: 160)
        ),
        (
            nil, "0.5",
            Pacing(perChat: .seconds(2), overall: .milliseconds(34), burst: 3, overallBurst: 1, concurrency: 160)
        ),
        (
            "30", "3",
            Pacing(perChat: .milliseconds(334), overall: .milliseconds(34), burst: 3, overallBurst: 1, concurrency: 160)
        ),
        ("unlimited", "1", Pacing(perChat: .seconds(1), overall: .zero, burst: 3, overallBurst: 1, concurrency: 160)),
    ])
    func `rates of sending are those of Telegram, none, or so many messages a second`(
        overall: String?, inChat: String?, pacing: Pacing
    ) throws {
        let settings = try settings(overall: overall ?? "", inChat: inChat ?? "")
        #expect(settings.pacing == pacing)
    }

    @Test(arguments: ["0", "-1", "nan", "inf", "0.05", "1001", "1,5"])
    func `a rate of sending that is none is a mistake`(rate: String) throws {
        let failure = try #require(throws: SettingsFailure.self) {
            try settings(overall: rate, inChat: rate)
        }
        #expect(
            failure.problems == [
                "DVOINIK_SEND_RATE must be telegram, unlimited or a number of messages a second from 0.1 to 1000.",
                "DVOINIK_CHAT_SEND_RATE must be a number of messages a second from 0.1 to 1000.",
            ])
        #expect(failure.rest.pacing == .telegram)
    }

    @Test(arguments: ["http://", "https:///v1", "http:/host", "host:8080", "https://"])
    func `an address needs a scheme and a host`(url: String) {
        let value = ConfigValue(.string(url), isSecret: false)
        #expect(throws: SettingsFailure.self) { try settings([["speech", "base", "url"]: value]) }
    }

    @Test func `relative paths begin at the home folder, wherever the program is started`() throws {
        let settings = try settings([["dvoinik", "data"]: "./kept", ["dvoinik", "metrics"]: "../m.prom"])
        #expect(settings.data == "/home/bot/kept")
        #expect(settings.metricsPath == "/home/m.prom")
    }

    @Test func `an empty variable counts as unset`() throws {
        #expect(try settings([["telegram", "bot", "token"]: ""]).telegramToken == nil)
    }

    @Test func `the endpoint of speech falls back to that of all models`() throws {
        let settings = try settings([
            ["openai", "base", "url"]: "http://models.example:8080/v1/", ["openai", "api", "key"]: "k",
        ])
        #expect(settings.speech.baseURL == "http://models.example:8080/v1")
        #expect(settings.speech.apiKey == "k")
        #expect(settings.speech.host == "models.example")
    }

    @Test func `a mistaken address of all models is named once`() throws {
        let failure = try #require(throws: SettingsFailure.self) {
            try settings([["openai", "base", "url"]: "hunter2"])
        }
        #expect(failure.problems.count == 1)
    }

    @Test func `without an address and a key there are no models but for speech`() throws {
        #expect(try settings([["chat", "model", "fast"]: "small"]).models == ModelSettings())
    }

    @Test func `each role has an endpoint of its own or that of all`() throws {
        let models = try settings([
            ["openai", "api", "key"]: "k", ["chat", "model", "smart"]: "clever",
            ["chat", "fast", "base", "url"]: "http://local:1/v1", ["chat", "fast", "api", "key"]: "f",
            ["embedding", "base", "url"]: "http://local:2", ["embedding", "model"]: "e5",
        ]).models
        #expect(models.fast == EndpointSettings(baseURL: "http://local:1/v1", apiKey: "f", model: "gpt-4o-mini"))
        #expect(models.smart == EndpointSettings(baseURL: "https://api.openai.com/v1", apiKey: "k", model: "clever"))
        #expect(models.embedding == EndpointSettings(baseURL: "http://local:2", apiKey: "k", model: "e5"))
        let one = try settings([["chat", "fast", "base", "url"]: "http://local:1/v1"]).models
        #expect(one.fast?.apiKey == nil && one.smart == nil && one.embedding == nil)
        #expect(one.fast?.model == "gpt-4o-mini")
    }

    @Test func `models have prices, a budget, and bounds`() throws {
        let models = try settings([
            ["dvoinik", "prices"]: "gpt-4o-mini=0.15/0.60, e5=0", ["dvoinik", "monthly", "budget"]: "20000 RUB",
            ["dvoinik", "daily", "tokens"]: "5000", ["dvoinik", "model", "patience"]: "2.5",
            ["dvoinik", "model", "calls"]: "1", ["dvoinik", "answer", "samples"]: "0",
        ]).models
        #expect(models.prices["gpt-4o-mini"] == ModelPrice(prompt: 0.15, answer: 0.6))
        #expect(models.prices["e5"] == ModelPrice(prompt: 0, answer: 0))
        #expect(models.budget == MonthlyBudget(amount: 20_000_000_000, currency: "RUB"))
        #expect(models.dailyTokens == 5000 && models.patience == 2.5 && models.mostCalls == 1)
        let usual = try settings([:]).models
        #expect(models.samples == 0 && usual.samples == 2)
    }

    @Test func `admins are Telegram ids`() throws {
        let admins = try settings([["dvoinik", "admins"]: "1, 22,333"]).admins
        #expect(admins == Set(["1", "22", "333"].map { Address(channel: .telegram, chat: $0) }))
    }
}
