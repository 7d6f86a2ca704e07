import Foundation
import ProcessTesting
import Testing

extension ProcessTests {
    @Suite struct `Two bots with one token` {
        /// The shortest wait of one that was sent away.
        private static let rest = Duration.seconds(15)
        /// A person whom the first bot serves, and one whom the second will.
        private static let (chat, other): (Int64, Int64) = (31, 32)

        @Test(.timeLimit(.minutes(10)))
        func `take turns seldom and say so, and the one that stays takes over everything`() async throws {
            let (server, speech) = try (ChatServer(), SpeechServer())
            let (place, otherPlace) = try (Workplace(), Workplace())
            let url = try server.open()
            let first = try place.start("run", settings: place.settings(telegram: url, speech: speech.url))
            try await first.whileAlive { try await server.introduce(Self.chat) }

            let second = try otherPlace.start("run", settings: otherPlace.settings(telegram: url, speech: speech.url))
            try await second.whileAlive { try await server.state.until { $0.conflicts == 1 } }
            let (before, begun) = (Self.polls(of: server), ContinuousClock.now)
            try await first.whileAlive { try await server.state.until { $0.conflicts == 2 } }
            let (after, time) = (Self.polls(of: server), begun.duration(to: .now))
            #expect(time > Self.rest - .seconds(1))
            #expect(after - before <= 2)

            server.write("said to the first", in: Self.chat)
            try await first.whileAlive {
                try await server.state.until { $0.lastCard(in: Self.chat)?.quotation == "said to the first" }
            }
            let firstEnd = try await first.stop()
            try await second.whileAlive {
                try await server.introduce(Self.other)
                server.write("said to the second", in: Self.other)
                try await server.state.until { $0.lastCard(in: Self.other)?.quotation == "said to the second" }
            }
            let secondEnd = try await second.stop()
            #expect(server.state.read { $0.confirmed == $0.nextUpdate })
            for end in [firstEnd, secondEnd] {
                #expect(end.status == 0 && end.keepsSecrets)
                #expect(end.lines.filter { $0.contains("another copy of the bot") }.count == 1, "\(end.output)")
            }
        }

        private static func polls(of server: ChatServer) -> Int { server.state.read { $0.calls["getUpdates"] ?? 0 } }
    }
}
