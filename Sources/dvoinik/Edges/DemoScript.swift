import Demo
import Domain
import Engine
import Foundation
import Messaging
import Product
import Terminal
import Texts

/// What is said to whoever starts the demo, in the language of the settings.
struct DemoScript {
    private let display: StandardOutput
    private let settings: Settings
    private let catalogue: Catalogue

    /// Takes the words.
    init(_ settings: Settings) throws {
        do {
            catalogue = try Bot.catalogue(home: settings.home, language: settings.language)
        } catch {
            throw Startup.misconfiguration("The locales are not complete:\n\(error)")
        }
        self.settings = settings
        display = StandardOutput(environment: ProcessInfo.processInfo.environment)
    }

    /// Says what is about to happen, and how thoroughly.
    func begin() throws {
        try say(.begin, ["folder": .text(settings.data)])
        try say(settings.models.hosts.map { (.byModel, ["endpoint": .text($0)]) } ?? (.byRules, [:]))
    }

    /// Says who is who, and how to be the other.
    ///
    /// - Parameter isNew: Whether they have just been told of each other.
    func introduce(_ pair: DemoPair, of cast: Cast, isNew: Bool) throws {
        guard let one = cast[pair.one] else { return }
        if !isNew { try say(.again, ["folder": .text(settings.data)]) }
        let own: [String: Argument] = ["one": .text(words(for: one))]
        if let other = pair.other.flatMap({ cast[$0] }) {
            try say(.pair, own.merging(["other": .text(words(for: other))]) { $1 })
            try say(.secondTerminal, ["name": .text(other.name), "command": .text(command(for: other.id))])
            try say(.afterwards)
        } else {
            try say(.nobody, own)
        }
        let names = cast.people.map(\.id).filter { $0 != pair.one && $0 != pair.other }
        try say(.others, ["command": .text(command(for: "…")), "names": .text(names.joined(separator: ", "))])
    }

    /// Draws a line for each part of some work while it is done.
    func showing<Result>(_ body: (@escaping Filling.Show) async throws -> Result) async throws -> Result {
        let (stream, continuation) = AsyncStream<Filling.Progress>.makeStream()
        async let drawing: Void = draw(stream)
        do {
            let result = try await body { continuation.yield($0) }
            continuation.finish()
            try await drawing
            return result
        } catch {
            continuation.finish()
            try? await drawing
            throw error
        }
    }

    private func draw(_ stream: AsyncStream<Filling.Progress>) async throws {
        var lines: [Filling.Progress.Stage: ProgressLine] = [:]
        for await progress in stream {
            let stage = progress.stage
            try lines[stage, default: ProgressLine(on: display, label: label(of: stage))].show(
                progress.done, of: progress.all)
            if progress.done == progress.all { try lines[stage]?.finish() }
        }
        try display.write("\n")
    }

    /// What a part of the work is called.
    private func label(of stage: Filling.Progress.Stage) -> String {
        switch stage {
        case .diaries: text(.diaries)
        case .choices: text(.choices)
        case .meetings: text(.meetings)
        }
    }

    /// Why the demo cannot go on, and what to do.
    func words(for failure: DemoFailure) -> String {
        switch failure {
        case .unreadable(let path, let reason): text(.unreadable, ["path": .text(path), "reason": .text(reason)])
        case .notEmpty(let folder): text(.notEmpty, ["folder": .text(folder)])
        case .busy(let folder): text(.busy, ["folder": .text(folder)])
        case .unplaceable(let folder, let code):
            text(.unplaceable, ["folder": .text(folder), "reason": .text(String(cString: strerror(code)))])
        case .unfinished(let person): text(.unfinished, ["person": .text(person)])
        }
    }

    /// How to open somebody's chat on the same data folder: where that was named for this command alone, it has to be
    /// named again.
    private func command(for name: String) -> String {
        let set = ProcessInfo.processInfo.environment["DVOINIK_DATA"].map { "DVOINIK_DATA='\($0)' " } ?? ""
        return "\(set)./dvoinik chat --as \(name)"
    }

    private func words(for person: InventedPerson) -> String {
        let today = LocalDateTime(secondsSinceEpoch: Int(SystemWallClock().now.seconds)).date
        return "\(person.name), \(person.birth.age(on: today)), \(person.city)"
    }

    private func text(_ phrase: DemoPhrase, _ values: [String: Argument] = [:]) -> String {
        catalogue.render(phrase.rawValue, values, in: settings.language).plain
    }

    private func say(_ phrase: DemoPhrase, _ values: [String: Argument] = [:]) throws {
        try display.write(text(phrase, values) + "\n\n")
    }

    private func say(_ said: (phrase: DemoPhrase, values: [String: Argument])) throws {
        try say(said.phrase, said.values)
    }
}
