import Curl
import Domain
import Engine
import Foundation
import LanguageModels
import Product
import Store
import Telegram
import Texts

/// What the doctor found out about one thing.
struct Finding {
    var name: String
    var isGood: Bool
    /// What is so, or what to do.
    var sentence: String

    static func good(_ name: String, _ sentence: String) -> Finding {
        Finding(name: name, isGood: true, sentence: sentence)
    }

    static func bad(_ name: String, _ sentence: String) -> Finding {
        Finding(name: name, isGood: false, sentence: sentence)
    }
}

/// Looks at everything the bot needs, one thing after another, and goes on where something is wrong.
struct Examination {
    let home: String
    let client = CurlClient()

    init(home: String) {
        self.home = home
    }

    /// All findings, in order.
    func findings() async -> [Finding] {
        let (first, settings) = await readSettings()
        guard let settings else { return [first, texts(language: .russian)] }
        let own =
            [first, texts(language: settings.language), pictures(), folder(settings), space(settings)]
            + database(settings) + events(settings)
        let servers = [await telegram(settings), await clock(settings), await speech(settings)]
        return own + servers + (await models(settings.models))
    }

    /// Where some settings are mistaken the rest is looked at with the usual ones in their place.
    private func readSettings() async -> (Finding, Settings?) {
        do {
            return (.good("settings", "read from the environment and .env"), try await Settings.read(home: home))
        } catch let failure as SettingsFailure {
            return (.bad("settings", "\(failure)"), failure.rest)
        } catch {
            return (.bad("settings", "the file .env cannot be read: \(error)"), nil)
        }
    }

    private func texts(language: Language) -> Finding {
        do {
            _ = try Bot.catalogue(home: home, language: language)
            _ = try Bot.prompts(home: home)
            return .good("texts", "every language and every prompt is complete")
        } catch {
            return .bad("texts", "\(error)")
        }
    }

    private func events(_ settings: Settings) -> [Finding] {
        guard let path = settings.events else { return [] }
        do {
            let problems = try OutingShelf.problems(in: path)
            return [
                problems.isEmpty ? .good("events", "can be read") : .bad("events", problems.joined(separator: "\n"))
            ]
        } catch {
            return [.bad("events", "the gazetteer cannot be read: \(error)")]
        }
    }

    private func folder(_ settings: Settings) -> Finding {
        let name = "data folder"
        let existing = nearestExisting(settings.data)
        guard access(existing, R_OK | W_OK | X_OK) == 0 else {
            return .bad(name, "\(existing) cannot be read and written: give it to the user the bot runs as")
        }
        guard existing == settings.data else {
            return .good(name, "\(settings.data) is not there yet; the first start makes it")
        }
        let probe = "\(settings.data)/.doctor-\(UUID().uuidString)"
        guard FileManager.default.createFile(atPath: probe, contents: Data([1])) else {
            return .bad(name, "\(settings.data) cannot be written to: is the disk full?")
        }
        try? FileManager.default.removeItem(atPath: probe)
        return .good(name, "\(settings.data) can be written to")
    }

    /// The path itself, or the last part of the way to it that is there.
    private func nearestExisting(_ path: String) -> String {
        var path = path
        while path != "/", !path.isEmpty, access(path, F_OK) != 0 {
            path = (path as NSString).deletingLastPathComponent
        }
        return path
    }

    private func space(_ settings: Settings) -> Finding {
        let folder = FileManager.default.fileExists(atPath: settings.data) ? settings.data : home
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
        let megabytes = free / 1_000_000
        return megabytes >= Self.leastSpace
            ? .good("free space", "\(megabytes) MB")
            : .bad("free space", "only \(megabytes) MB are left; recordings and the database need room to grow")
    }

    /// Megabytes that should be free.
    private static let leastSpace: Int64 = 500

    private func database(_ settings: Settings) -> [Finding] {
        guard Store.exists(in: settings.data) else {
            return [.good("database", "there is none yet; the first start makes it and its key")]
        }
        do {
            let inspection = try Bot.inspect(settings)
            return [
                .good("master key", "opens the data"), whole("database", inspection.database),
                whole("keys", inspection.keys),
            ]
        } catch StoreFailure.damagedFile(let file) {
            return [whole(file == Store.fileName ? "database" : "keys", ["the file \(file) is damaged"])]
        } catch let failure as StoreFailure {
            return [.bad(Self.subject(of: failure), "\(failure)")]
        } catch {
            return [.bad("database", "cannot be opened: \(error)")]
        }
    }

    private static func subject(of failure: StoreFailure) -> String {
        switch failure {
        case .wrongMasterKey, .missingMasterKey, .unreadableMasterKey, .malformedMasterKey: "master key"
        case .missingKeyFile, .olderKeyFile, .foreignKeyFile, .foreignKeyCopy, .missingDataKey, .damagedFile: "keys"
        case .newerVersion, .olderVersion, .missingDatabase, .damagedValue, .foreignRow, .spentChance:
            "database"
        }
    }

    private func whole(_ name: String, _ problems: [String]) -> Finding {
        problems.isEmpty
            ? .good(name, "whole, and of a version that this one can read")
            : .bad(name, "not whole; restore a backup: " + problems.joined(separator: "; "))
    }

    private func telegram(_ settings: Settings) async -> Finding {
        guard let text = settings.telegramToken, let token = Token(text) else {
            return .good("Telegram", "no token is set, so `run` opens the terminal chat")
        }
        let api = BotAPI(token: token, server: settings.telegramURL, client: client)
        do throws(BotAPIFailure) {
            return .good("Telegram", "the token is that of @\(try await api.username())")
        } catch {
            return .bad("Telegram", "\(error)")
        }
    }

    /// Compares the clock with a server's: reminders go by it, and TLS fails where it is far off.
    private func clock(_ settings: Settings) async -> Finding {
        let request = HTTPRequest(method: .get, url: settings.telegramURL, timeout: .seconds(10))
        guard let answer = try? await client.send(request), let text = answer.headers["date"],
            let time = Self.httpDate.date(from: text)
        else { return .good("clock", "no server was there to compare it with") }
        let off = abs(time.timeIntervalSinceNow)
        return off < Self.mostSkew
            ? .good("clock", "agrees with the Bot API server's within \(Int(off) + 1) s")
            : .bad("clock", "is \(Int(off)) s away from the Bot API server's: set it, best by NTP")
    }

    /// Seconds by which the clock may be off.
    private static let mostSkew = 30.0

    private static var httpDate: DateFormatter {
        let formatter = DateFormatter()
        formatter.locale = Foundation.Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return formatter
    }
}
