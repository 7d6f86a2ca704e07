import Configuration
import Domain
import Engine
import FoundationEssentials
import Messaging
import Store
import SystemPackage

/// Reads one setting after another and collects what is wrong with them.
struct SettingsReader {
    let config: ConfigReader
    var problems: [String] = []

    init(config: ConfigReader) {
        self.config = config
    }

    func text(_ key: ConfigKey) -> String? {
        guard let text = config.string(forKey: key, isSecret: true), !text.isEmpty else { return nil }
        return text
    }

    mutating func token(_ key: ConfigKey) -> String? {
        guard let token = text(key) else { return nil }
        let parts = token.split(separator: ":", omittingEmptySubsequences: false)
        let isToken =
            parts.count == 2 && Int64(parts[0]) != nil && parts[1].count >= 30
            && parts[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
        guard isToken else {
            problem(key, "is not a bot token; @BotFather gives one that looks like 123456:ABC…")
            return nil
        }
        return token
    }

    func path(_ key: ConfigKey, in home: String) -> String? {
        text(key).map { $0.hasPrefix("/") ? $0 : FilePath(home).appending($0).lexicallyNormalized().string }
    }

    mutating func language(_ key: ConfigKey, of known: Set<String>?) -> Language {
        let code = text(key) ?? Language.russian.code
        guard let known, !known.contains(code) else { return Language(code) }
        problem(key, "must be one of \(known.sorted().joined(separator: ", "))")
        return .russian
    }

    mutating func url(_ key: ConfigKey) -> String? {
        guard let url = text(key) else { return nil }
        let parts = URL(string: url)
        guard ["http", "https"].contains(parts?.scheme), parts?.host()?.isEmpty == false else {
            problem(key, "must be an address that begins with http:// or https://")
            return nil
        }
        return url.hasSuffix("/") ? String(url.dropLast()) : url
    }

    mutating func masterKey(_ key: ConfigKey) -> MasterKey? {
        guard let text = text(key) else { return nil }
        do throws(StoreFailure) {
            return try MasterKey(base64: text)
        } catch {
            problem(key, "must be 32 bytes in base64; `openssl rand -base64 32` makes one")
            return nil
        }
    }

    mutating func admins(_ key: ConfigKey) -> Set<Address> {
        let names = (text(key) ?? "").split { $0 == "," || $0.isWhitespace }
        if names.contains(where: { Int64($0) == nil }) { problem(key, "must be Telegram ids, separated by commas") }
        return Set(names.map { Address(channel: .telegram, chat: String($0)) })
    }

    mutating func logLevel(_ key: ConfigKey) -> String {
        let level = text(key) ?? "info"
        let levels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]
        guard levels.contains(level) else {
            problem(key, "must be one of \(levels.joined(separator: ", "))")
            return "info"
        }
        return level
    }

    /// The limits over all and in each chat. Words set both, a number one of them.
    mutating func pacing(overall: ConfigKey, inChat: ConfigKey) -> Pacing {
        var pacing = text(overall) == "unlimited" ? Pacing.unlimited : .telegram
        if !["telegram", "unlimited"].contains(text(overall)) {
            pacing.overall = interval(overall, or: "telegram, unlimited or ") ?? pacing.overall
        }
        if let interval = interval(inChat) { (pacing.perChat, pacing.burst) = (interval, Pacing.telegram.burst) }
        return pacing
    }

    /// The time between two messages at a rate, up to the next whole millisecond.
    private mutating func interval(_ key: ConfigKey, or words: String = "") -> Duration? {
        guard let text = text(key) else { return nil }
        guard let rate = Double(text), Settings.sendRates.contains(rate) else {
            let (least, most) = (Settings.sendRates.lowerBound, Settings.sendRates.upperBound)
            problem(key, "must be \(words)a number of messages a second from \(least) to \(Int(most))")
            return nil
        }
        return .milliseconds((1000 / rate).rounded(.up))
    }

    mutating func problem(_ key: ConfigKey, _ text: String) {
        let sentence = "\(key.description.uppercased().replacing(".", with: "_")) \(text)."
        // Several roles may share a mistaken setting.
        if !problems.contains(sentence) { problems.append(sentence) }
    }
}
