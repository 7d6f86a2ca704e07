import Domain
import Engine
import Foundation
import GRDB
import Logging
import Messaging
import Testing

@testable import Product
@testable import Store

@Suite struct `The data folder and its key` {
    private let folder = NSTemporaryDirectory() + "dvoinik-key-\(UUID().uuidString)"
    private static let home = `Every word for people is there`.home

    private func settings(key: MasterKey? = nil) -> Settings {
        Settings(
            home: Self.home, data: folder, telegramToken: nil, telegramURL: Settings.telegramServer, pacing: .unlimited,
            masterKey: key, speech: EndpointSettings(baseURL: "http://speech.example", apiKey: nil, model: "m"),
            admins: [],
            language: .russian, logLevel: "info", metricsPath: "")
    }

    @discardableResult
    private func open(_ settings: Settings) throws -> Bot {
        try Bot(settings: settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `the first start makes a key that nobody else can read`() throws {
        try open(settings())
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/master.key")
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        try open(settings())
    }

    @Test func `of many that start for the first time at once, each finds the same key and the same data`() async throws
    {
        let bots = try await withThrowingTaskGroup(of: Bot.self) { group in
            for _ in 1...6 { group.addTask { try open(settings()) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (number, bot) in bots.enumerated() {
            try await bot.intake.receive([
                Arrival(
                    address: Address(channel: .terminal, chat: "a"), deliveryKey: "\(number)",
                    sender: Sender(name: "N."), sentAt: Timestamp(seconds: 1_795_219_200), message: nil,
                    content: .text("hello"))
            ])
        }
        #expect(try await bots[0].ledger.read { try $0.events(limit: 10).compactMap(\.event).count } == 6)
    }

    @Test func `data without its key is refused and left alone`() throws {
        try open(settings())
        try FileManager.default.removeItem(atPath: "\(folder)/master.key")
        #expect(throws: StoreFailure.missingMasterKey) { try open(settings()) }
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/master.key"))
    }

    @Test(arguments: [true, false])
    func `a key that is there but cannot be read is told from a missing one, and left alone`(hasData: Bool) throws {
        let path = "\(folder)/master.key"
        if hasData { try open(settings()) }
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        #expect(throws: StoreFailure.unreadableMasterKey(path: path)) { try open(settings()) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [])
        #expect(Store.exists(in: folder) == hasData)
    }

    @Test func `keys of data without their master key are refused and left alone`() throws {
        try open(settings())
        for name in ["master.key", Store.fileName] { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
        #expect(throws: StoreFailure.missingMasterKey) { try open(settings()) }
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/master.key"))
    }

    @Test func `the housekeeper destroys a key that another process left behind`() async throws {
        let bot = try open(settings())
        try await bot.intake.receive([
            Arrival(
                address: Address(channel: .terminal, chat: "a"), deliveryKey: "1", sender: Sender(name: "N."),
                sentAt: Timestamp(seconds: 1_795_219_200), message: nil, content: .text("hello"))
        ])
        try await bot.store.pool.write { try $0.execute(sql: "DELETE FROM conversations") }
        #expect(try bot.store.keys.file.read { try $0.keys().count } == 1)

        await bot.housekeeper(metricsPath: nil).tick()

        #expect(try bot.store.keys.file.read { try $0.keys().isEmpty })
    }

    @Test func `data with another key is refused`() throws {
        try open(settings(key: MasterKey()))
        #expect(throws: StoreFailure.wrongMasterKey) { try open(settings(key: MasterKey())) }
    }

    @Test func `a key that the operator must set lies in the data folder until it is set`() async throws {
        let old = MasterKey()
        try open(settings(key: old))
        guard case .toBeSet(let text) = try Bot.rotateMasterKey(settings(key: old)) else {
            Issue.record("the key was kept")
            return
        }
        let kept = "\(folder)/master.key.next"
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == text + "\n")
        #expect(throws: StoreFailure.wrongMasterKey) { try open(settings(key: old)) }
        #expect(FileManager.default.fileExists(atPath: kept))

        try open(settings(key: try MasterKey(base64: text)))
        #expect(!FileManager.default.fileExists(atPath: kept))
    }

    @Test func `a rotated key opens the data, and the old one no longer does`() async throws {
        try open(settings())
        let old = try MasterKey(base64: String(contentsOfFile: "\(folder)/master.key", encoding: .utf8))
        #expect(try Bot.rotateMasterKey(settings()) == .kept)
        try open(settings())
        #expect(throws: StoreFailure.wrongMasterKey) { try open(settings(key: old)) }
    }

    @Test func `a rotation that was interrupted after the data changed is finished with the next key`() async throws {
        try open(settings())
        let store = try Store(folder: folder, key: DataFolder.masterKey(settings()))
        let next = MasterKey()
        try (next.base64 + "\n").write(toFile: "\(folder)/master.key.next", atomically: true, encoding: .utf8)
        try store.rotate(to: next)
        #expect(throws: Never.self) { try open(settings()) }
    }

    @Test func `a key the operator keeps is handed to the operator when it is rotated`() async throws {
        let old = MasterKey()
        try open(settings(key: old))
        guard case .toBeSet(let text) = try Bot.rotateMasterKey(settings(key: old)) else {
            Issue.record("the key was kept in the folder")
            return
        }
        try open(settings(key: MasterKey(base64: text)))
    }
}
