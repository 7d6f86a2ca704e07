import Domain
import Engine
import Foundation
import Logging
import Messaging
@testable import Product
import Store
import Testing

@Suite struct `The data folder and its key` {
    private let folder = NSTemporaryDirectory() + "dvoinik-key-\(UUID().uuidString)"
    private static let home = `Every word for people is there`.home

    private func settings(key: MasterKey? = nil) -> Settings {
        Settings(
            home: Self.home, data: folder, telegramToken: nil, telegramURL: Settings.telegramServer, pacing: .unlimited,
            masterKey: key, speech: SpeechSettings(baseURL: "http://speech.example", apiKey: nil, model: "m"),
            admins: [],
            language: .russian, logLevel: "info", metricsPath: "")
    }

    private func open(_ settings: Settings) throws {
        _ = try Bot(settings: settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `the first start makes a key that nobody else can read`() throws {
        try open(settings())
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/master.key")
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        try open(settings())
    }

    @Test func `data without its key is refused and left alone`() throws {
        try open(settings())
        try FileManager.default.removeItem(atPath: "\(folder)/master.key")
        #expect(throws: StoreFailure.missingMasterKey) { try open(settings()) }
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/master.key"))
    }

    @Test func `data with another key is refused`() throws {
        try open(settings(key: MasterKey()))
        #expect(throws: StoreFailure.wrongMasterKey) { try open(settings(key: MasterKey())) }
    }

    @Test func `a rotated key opens the data, and the old one no longer does`() async throws {
        try open(settings())
        let old = try MasterKey(base64: String(contentsOfFile: "\(folder)/master.key", encoding: .utf8))
        #expect(try await Bot.rotateMasterKey(settings()) == .kept)
        try open(settings())
        #expect(throws: StoreFailure.wrongMasterKey) { try open(settings(key: old)) }
    }

    @Test func `a rotation that was interrupted after the data changed is finished with the next key`() async throws {
        try open(settings())
        let store = try Bot.openStore(settings())
        let next = MasterKey()
        try (next.base64 + "\n").write(toFile: "\(folder)/master.key.next", atomically: true, encoding: .utf8)
        try await store.rotate(to: next)
        #expect(throws: Never.self) { try open(settings()) }
    }

    @Test func `a key the operator keeps is handed to the operator when it is rotated`() async throws {
        let old = MasterKey()
        try open(settings(key: old))
        guard case .toBeSet(let text) = try await Bot.rotateMasterKey(settings(key: old)) else {
            Issue.record("the key was kept in the folder")
            return
        }
        try open(settings(key: MasterKey(base64: text)))
    }
}
