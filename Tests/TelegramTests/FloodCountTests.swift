import Engine
import Messaging
import Testing

@testable import Telegram

struct FloodCountTests {
    @Test func `every answer that asks to wait is counted, whatever it was to`() async throws {
        let flood = ScriptedBotAPI.refused(429, "Too Many Requests", ["retry_after": 2])
        let server = ScriptedBotAPI([
            "getUpdates": [flood, flood], "answerCallbackQuery": [flood],
            "sendMessage": [ScriptedBotAPI.ok(["message_id": 1]), flood],
            "getFile": [flood, ScriptedBotAPI.ok(["file_path": "voice/a"])], "download": [ScriptedBotAPI.page(429, "")],
        ])
        let (api, lines, clock) = (server.api, LogLines(), LeapingClock())

        for _ in 1...2 { _ = try? await api.call(GetUpdates()) }
        let courier = TelegramCourier(
            api: api, media: NoMedia(), drafts: "/nowhere", clock: clock, logger: lines.logger)
        await courier.show(.acknowledge(press: "9", notice: nil), in: "7")
        let long = Message(RichText(String(repeating: "x", count: Message.longestText + 1)))
        _ = try await courier.deliver(.message(long), to: "7", target: nil, turn: {})
        for _ in 1...2 {
            await #expect(throws: FetchFailure.self) {
                try await TelegramFiles(api: api, logger: lines.logger).fetch(file: "f", to: "/dev/null/x")
            }
        }

        let methods = ["answerCallbackQuery 1", "file 1", "getFile 1", "getUpdates 2", "sendMessage 1"]
        #expect(
            server.metrics.totals.map { "\($0) \($1)" }
                == methods.map { line in
                    let parts = line.split(separator: " ")
                    return "dvoinik_telegram_429_total{method=\"\(parts[0])\"} \(parts[1])"
                })
    }

    private struct NoMedia: MediaStore {
        func contents(of name: String) async throws -> [UInt8] { [] }
        func copy(_ name: String, to path: String) async throws -> Int64 { 0 }
    }
}
