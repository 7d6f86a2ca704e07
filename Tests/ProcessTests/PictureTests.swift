import Foundation
import ProcessTesting
import Testing

extension ProcessTests {
    @Suite struct `A picture` {
        private static let chat: Int64 = 41

        @Test(.timeLimit(.minutes(10)))
        func `of the clone arrives as a photo with a caption, and lies nowhere in plain form`() async throws {
            let (server, speech, place) = try (ChatServer(), SpeechServer(), Workplace())
            let bot = try place.start("run", settings: place.settings(telegram: server.open(), speech: speech.url))
            try await bot.whileAlive {
                try await server.introduce(Self.chat)
                server.write("Живу в Самаре и менять ничего не собираюсь.", in: Self.chat)
                let card = try await server.state.first {
                    $0.shown(in: Self.chat).compactMap(\.entry).last
                }
                try await server.press("done:\(card)", in: Self.chat)
                try await Self.askUntilThereIsAPicture(server)
                try await server.press("picture", in: Self.chat)
                try await server.state.until { $0.shown(in: Self.chat).last?.photo != nil }
            }
            let shown = try #require(server.state.read { $0.shown(in: Self.chat).last })
            let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            #expect(shown.photo?.starts(with: header) == true)
            #expect(shown.text.hasPrefix("Ваш двойник, "))
            #expect(server.state.read { $0.calls["sendPhoto"] } == 1)

            let end = try await bot.stop()
            #expect(end.status == 0 && !end.output.contains("Самар"), "\(end.output)")
            let files = try FileManager.default.subpathsOfDirectory(atPath: place.data)
            let plain = files.filter { file in
                FileManager.default.contents(atPath: "\(place.data)/\(file)")?.starts(with: header) == true
            }
            #expect(plain.isEmpty)
            #expect(files.contains { $0.hasSuffix("-clone.png") })
        }

        /// Reading an entry takes its time: until then there is nothing to draw.
        private static func askUntilThereIsAPicture(_ server: ChatServer) async throws {
            while server.state.read({ $0.message(with: "picture", in: chat) == nil }) {
                let before = server.state.read { $0.shown(in: chat).count }
                server.write("/clone", in: chat)
                try await server.state.until { $0.shown(in: chat).count > before }
            }
        }
    }
}
