import Foundation
import ProgramFolder
import Yams

/// Everybody in the demo.
public struct Cast: Equatable, Sendable {
    /// The people, by cities.
    public let people: [InventedPerson]

    /// Where the build puts the files: one for each city.
    public static var bundledFolder: String { ProgramFolder.resources(of: "Demo") }

    private static let files = ["kazan", "petersburg", "tbilisi"]

    /// Reads the people that belong to the build.
    ///
    /// - Throws: `DemoFailure.unreadable`.
    public static func bundled() throws(DemoFailure) -> Cast {
        var people: [InventedPerson] = []
        for file in files { people += try read("\(bundledFolder)/\(file).yaml") }
        return Cast(people: people)
    }

    private static func read(_ path: String) throws(DemoFailure) -> [InventedPerson] {
        guard let yaml = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .unreadable(path: path, reason: "it is not there")
        }
        do {
            return try YAMLDecoder().decode([InventedPerson].self, from: yaml)
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
    }

    /// Somebody by the name of their chat.
    public subscript(id: String) -> InventedPerson? { people.first { $0.id == id } }
}
