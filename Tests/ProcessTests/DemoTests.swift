import Foundation
import ProcessTesting
import Testing

extension ProcessTests {
    @Suite struct `The demo` {
        private static func settings(_ place: Workplace) -> [String: String] {
            ["DVOINIK_DATA": place.data, "DVOINIK_HOME": place.home]
        }

        @Test(.timeLimit(.minutes(10)))
        func `opens as somebody with a match, which a second terminal completes`() async throws {
            let place = try Workplace()
            let demo = try await place.start("demo", settings: Self.settings(place), input: "1\n").end()
            #expect(demo.status == 0 && !demo.isKilled, "\(demo.output)")
            #expect(demo.output.contains("Ваши двойники нашли друг друга"), "\(demo.output)")
            let command = try #require(demo.output.firstMatch(of: /DVOINIK_DATA='([^']+)' .\/dvoinik chat --as (\w+)/))
            #expect(command.1 == place.data)
            let other = try await place.start(
                "chat", "--as", String(command.2), settings: Self.settings(place), input: "1\n"
            ).end()
            #expect(other.status == 0 && other.output.contains("Это взаимно"), "\(other.output)")
            let again = try await place.start("demo", settings: Self.settings(place), input: "").end()
            #expect(again.status == 0 && again.output.contains("уже живут"), "\(again.output)")
            #expect(again.output.contains("Это взаимно"), "\(again.output)")
        }

        @Test(.timeLimit(.minutes(5)))
        func `touches no data but its own, and says what to do`() async throws {
            let place = try Workplace()
            try FileManager.default.createDirectory(atPath: place.data, withIntermediateDirectories: true)
            let file = "\(place.data)/notes"
            #expect(FileManager.default.createFile(atPath: file, contents: Data("mine".utf8)))
            let demo = try await place.start("demo", settings: Self.settings(place), input: "1\n").end()
            #expect(
                demo.status == 1 && demo.output.contains("DVOINIK_DATA=./demo-data ./dvoinik demo"), "\(demo.output)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: place.data) == ["notes"])
        }

        @Test(.timeLimit(.minutes(10)))
        func `begins anew after it was killed in the middle`() async throws {
            let place = try Workplace()
            let watch = try #require(FolderWatch(place.folder))
            let demo = try place.start("demo", settings: Self.settings(place), input: "")
            #expect(await watch.sees("data.demo"))
            _ = try await demo.kill()
            #expect(!FileManager.default.fileExists(atPath: place.data))
            let again = try await place.start("demo", settings: Self.settings(place), input: "").end()
            #expect(again.status == 0 && again.output.contains("Ваши двойники нашли друг друга"), "\(again.output)")
            #expect(!FileManager.default.fileExists(atPath: "\(place.data).demo"))
        }
    }
}
