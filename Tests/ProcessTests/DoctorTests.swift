import Foundation
import ProcessTesting
import Testing

extension ProcessTests {
    /// What `doctor` finds out where one thing is wrong, and everything else well.
    @Suite struct `The doctor` {
        private static let chat: Int64 = 21

        @Test(.timeLimit(.minutes(10)), arguments: [-3600.0, -60, 60, 3600])
        func `says by how much the clock is off`(seconds: Double) async throws {
            let bed = try Bed(clock: Date().addingTimeInterval(seconds))
            let bad = try await bed.complaints()
            #expect(bad.count == 1 && bad[0].contains(" clock: is "), "\(bad)")
            let named = bad.first?.split(separator: " ").compactMap { Double($0) }.first ?? 0
            #expect(abs(named - abs(seconds)) < 15, "\(bad)")
        }

        @Test(.timeLimit(.minutes(10)))
        func `is content with a clock that is right, and an endpoint that lists the model`() async throws {
            let bed = try Bed(clock: Date(), models: ["tiny", "whisper-1"])
            let end = try await bed.examine()
            #expect(end.status == 0 && end.keepsSecrets, "\(end.output)")
            #expect(end.lines.contains { $0.hasPrefix("ok ") && $0.contains(" clock: agrees ") }, "\(end.output)")
            #expect(end.lines.contains { $0.hasPrefix("ok ") && $0.contains(" has the model whisper-1") })
        }

        @Test(.timeLimit(.minutes(10)))
        func `names the setting where the endpoint lacks the model`() async throws {
            let bad = try await Bed(models: ["tiny", "large"]).complaints()
            #expect(bad.count == 1 && bad[0].contains(" speech-to-text: "), "\(bad)")
            #expect(bad.first?.contains("has no model whisper-1: set SPEECH_MODEL") == true, "\(bad)")
        }

        @Test(.timeLimit(.minutes(10)), .enabled(if: SmallDisk.isThere, SmallDisk.reason))
        func `says how much space is left where it is little`() async throws {
            let bed = try Bed()
            try FileManager.default.createDirectory(atPath: bed.place.data, withIntermediateDirectories: true)
            let bad = try await bed.complaints(wrapper: SmallDisk.wrapper(at: bed.place.data))
            #expect(bad.count == 1 && bad[0].contains(" free space: only "), "\(bad)")
        }

        @Test(.timeLimit(.minutes(10)), arguments: Damage.allCases)
        func `finds damage in the database and in the keys, and says to restore a backup`(damage: Damage) async throws {
            let bed = try Bed()
            try await bed.live(in: Self.chat)
            try await bed.settle()
            try damage.happen(in: bed.place.data)
            let bad = try await bed.complaints()
            let subject = damage == .keys ? " keys: " : " database: "
            #expect(bad.count == 1 && bad[0].contains(subject), "\(bad)")
            #expect(bad.first?.contains("restore a backup") == true, "\(bad)")
        }

        @Test(.timeLimit(.minutes(10)))
        func `tells a master key that cannot be read from one that is missing`() async throws {
            let bed = try Bed()
            try await bed.live(in: Self.chat)
            let key = "\(bed.place.data)/master.key"
            try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
            let missing = try await bed.complaints()
            #expect(missing.count == 1 && missing[0].contains(" master key: "), "\(missing)")
            #expect(missing.first?.contains("is missing") == true)

            try FileManager.default.createDirectory(atPath: key, withIntermediateDirectories: false)
            let unreadable = try await bed.complaints()
            #expect(unreadable.count == 1 && unreadable[0].contains(" master key: "), "\(unreadable)")
            #expect(unreadable.first?.contains("\(key) cannot be read") == true, "\(unreadable)")
        }
    }
}

/// What can happen to the files of a data folder.
enum Damage: CaseIterable {
    case start, tables, end, keys

    /// Overwrites pages of 4 KiB (SQLite's file format, "Pages"): the first two, all behind them, or the last.
    func happen(in folder: String) throws {
        let path = "\(folder)/\(self == .keys ? "keys" : "dvoinik").sqlite"
        var bytes = try Data(contentsOf: URL(filePath: path))
        let spoilt =
            switch self {
            case .start: 0..<8192
            case .tables, .keys: 8192..<bytes.count
            case .end: bytes.count - 4096..<bytes.count
            }
        bytes.replaceSubrange(spoilt, with: Data(repeating: 0xA5, count: spoilt.count))
        try bytes.write(to: URL(filePath: path))
    }
}

/// A bot's place with its servers, for the doctor to look at.
private struct Bed {
    let server = ChatServer()
    let speech: SpeechServer
    let place: Workplace
    private let settings: [String: String]

    /// - Parameters:
    ///   - clock: What the Bot API server's clock shows; nil if it does not say.
    ///   - models: What the speech-to-text endpoint lists; nil if it lists nothing.
    init(clock: Date? = nil, models: [String]? = nil) throws {
        (speech, place) = try (SpeechServer(models: models), Workplace())
        settings = place.settings(telegram: try server.open(), speech: speech.url)
        server.state.change { $0.clock = clock }
    }

    func examine(wrapper: [String] = []) async throws -> BotProcess.End {
        try await place.start("doctor", settings: settings, wrapper: wrapper).end()
    }

    /// What the doctor finds wrong, a line each.
    func complaints(wrapper: [String] = []) async throws -> [Substring] {
        let end = try await examine(wrapper: wrapper)
        let bad = end.lines.filter { $0.hasPrefix("BAD ") }
        #expect(end.status == (bad.isEmpty ? 0 : 1) && !end.isKilled && end.keepsSecrets, "\(end.output)")
        return bad
    }

    /// Lets the bot serve somebody, so that there is data.
    func live(in chat: Int64) async throws {
        let bot = try place.start("run", settings: settings)
        try await bot.whileAlive {
            try await server.introduce(chat)
            server.write("something to keep", in: chat)
            try await server.state.until { $0.lastCard(in: chat)?.quotation == "something to keep" }
        }
        #expect(try await bot.stop().status == 0)
    }

    /// Brings everything of the database into its one file.
    func settle() async throws {
        let (copy, path) = ("\(place.folder)/copy.sqlite", "\(place.data)/dvoinik.sqlite")
        try #require(try await place.start("backup", copy, settings: settings).end().status == 0)
        for suffix in ["-wal", "-shm", ""] { try? FileManager.default.removeItem(atPath: path + suffix) }
        try FileManager.default.moveItem(atPath: copy, toPath: path)
    }
}
