import Foundation
import ProcessTesting

/// The bot, the real model servers, and people with recordings.
struct World {
    let server: ChatServer
    let place: Workplace
    private let settings: [String: String]

    /// - Parameter thinks: Whether the bot has chat and embedding models besides speech-to-text.
    init(_ recordings: [String], thinks: Bool = false) throws {
        let files = try recordings.map { ($0, try Recordings.bytes(of: $0)) }
        server = ChatServer(files: Dictionary(uniqueKeysWithValues: files))
        place = try Workplace()
        settings = place.settings(telegram: "", speech: RealModels.baseURL ?? "")
            .merging(thinks ? RealModels.settings : [:]) { $1 }
    }

    /// Starts the bot, again if need be.
    func start() throws -> BotProcess {
        let address = ["TELEGRAM_API_URL": try server.open()]
        return try place.start("run", settings: settings.merging(address) { _, new in new })
    }

    /// Sends a recording as a voice note, an entry of its own, and waits for the words on its card.
    func words(of recording: String, at moment: Date = Date(), from chat: Int64) async throws -> String {
        server.speak(recording, seconds: 15, at: moment, in: chat)
        let card = try await server.state.first { state -> ShownMessage? in
            guard let card = state.lastCard(in: chat), card.quotation != nil else { return nil }
            return card.buttons.contains { $0.hasPrefix("done:") } ? card : nil
        }
        let entry = card.entry ?? ""
        try await server.press("done:\(entry)", in: chat)
        try await server.state.until { $0.message(with: "add:\(entry)", in: chat) != nil }
        return card.quotation ?? ""
    }
}
