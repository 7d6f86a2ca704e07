import Demo
import Foundation
import Store
import Testing

@Suite struct `The folder of a demo` {
    private let place = NSTemporaryDirectory() + "dvoinik-demo-\(UUID().uuidString)"
    private let pair = DemoPair(one: "liza", other: "timur")
    private var folder: DemoFolder { DemoFolder("\(place)/data") }

    init() throws {
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    }

    /// As a filling does, as far as the folder is concerned.
    private func database(in folder: String) {
        #expect(FileManager.default.createFile(atPath: "\(folder)/\(Store.fileName)", contents: Data("db".utf8)))
    }

    @Test
    func `is filled once, also where an empty one is there, and then known again`() async throws {
        try FileManager.default.createDirectory(atPath: "\(place)/data", withIntermediateDirectories: true)
        #expect(try folder.pair() == nil)
        let filled = try await folder.fill { draft async throws in
            database(in: draft)
            return pair
        }
        #expect(filled == pair)
        #expect(try folder.pair() == pair)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place) == ["data"])
    }

    @Test(arguments: ["dvoinik.sqlite", "notes.txt", "demo.json"])
    func `is refused where something else is in its place`(file: String) throws {
        let data = "\(place)/data"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        #expect(FileManager.default.createFile(atPath: "\(data)/\(file)", contents: Data("mine".utf8)))
        #expect(throws: DemoFailure.notEmpty(folder: data)) { try folder.pair() }
        #expect(try String(contentsOfFile: "\(data)/\(file)", encoding: .utf8) == "mine")
    }

    @Test
    func `is refused where a file has its name`() throws {
        #expect(FileManager.default.createFile(atPath: "\(place)/data", contents: Data()))
        #expect(throws: DemoFailure.notEmpty(folder: "\(place)/data")) { try folder.pair() }
    }

    @Test
    func `begins anew where a filling was interrupted, and nothing of that is left`() async throws {
        struct Interruption: Error {}
        await #expect(throws: Interruption.self) {
            try await folder.fill { draft async throws in
                database(in: draft)
                throw Interruption()
            }
        }
        #expect(try folder.pair() == nil)
        _ = try await folder.fill { draft async throws in
            let files = try FileManager.default.contentsOfDirectory(atPath: draft)
            #expect(files.isEmpty)
            database(in: draft)
            return pair
        }
        #expect(try folder.pair() == pair)
    }

    @Test
    func `is filled by one process at a time`() async throws {
        _ = try await folder.fill { draft async throws in
            database(in: draft)
            await #expect(throws: DemoFailure.busy(folder: "\(place)/data")) { try await folder.fill { _ in pair } }
            return pair
        }
        #expect(try folder.pair() == pair)
    }

    @Test
    func `does not take the place of what came there meanwhile`() async throws {
        await #expect(throws: DemoFailure.self) {
            try await folder.fill { draft async throws in
                database(in: draft)
                try FileManager.default.createDirectory(atPath: "\(place)/data", withIntermediateDirectories: true)
                database(in: "\(place)/data")
                return pair
            }
        }
        #expect(throws: DemoFailure.notEmpty(folder: "\(place)/data")) { try folder.pair() }
    }
}
