import Foundation

/// The Bot API as data: what each method takes and each type holds.
struct BotAPISchema: Decodable, Sendable {
    let methods: [String: Entry]
    let types: [String: Entry]

    /// A method or a type.
    struct Entry: Decodable, Sendable {
        let fields: [Field]?
        let subtypes: [String]?
    }

    /// A parameter of a method or a field of a type.
    struct Field: Decodable, Sendable {
        let name: String
        let types: [String]
        let required: Bool
        let description: String
    }

    static let current: BotAPISchema = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.deletingLastPathComponent().appending(path: "Data/bot-api-10.3.json")
        do {
            return try JSONDecoder().decode(BotAPISchema.self, from: Data(contentsOf: file))
        } catch {
            preconditionFailure("the Bot API's schema cannot be read: \(error)")
        }
    }()

    /// What is wrong with a call; nothing for a call that the Bot API takes.
    func problems(calling method: String, with parameters: JSON, uploading uploads: Set<String> = []) -> [String] {
        guard let entry = methods[method] else { return ["there is no method \(method)"] }
        return problems(in: parameters, fields: entry.fields ?? [], at: method, uploads: uploads)
    }

    private func problems(in value: JSON, fields: [Field], at place: String, uploads: Set<String>) -> [String] {
        guard case .object(let members) = value else { return ["\(place) is not an object"] }
        let known = Set(fields.map(\.name))
        let unknown = members.keys.filter { !known.contains($0) }.map { "\(place) has no field \($0)" }
        return unknown
            + fields.flatMap { field -> [String] in
                let here = "\(place).\(field.name)"
                if uploads.contains(field.name) {
                    return field.types.contains("InputFile") ? [] : ["\(here) takes no upload"]
                }
                guard let member = members[field.name] else { return field.required ? ["\(here) is missing"] : [] }
                let found = field.types.map { problems(in: member, type: $0, at: here) }
                return found.contains([]) ? [] : found.first ?? []
            }
    }

    private func problems(in value: JSON, type: String, at place: String) -> [String] {
        if type.hasPrefix("Array of ") {
            guard case .array(let elements) = value else { return ["\(place) is not an array"] }
            let element = String(type.dropFirst("Array of ".count))
            return elements.flatMap { problems(in: $0, type: element, at: "\(place)[]") }
        }
        switch (type, value) {
        case ("Integer", .int), ("Float", .int), ("Float", .double), ("String", .string), ("Boolean", .bool):
            return []
        case ("Integer", _), ("Float", _), ("String", _), ("Boolean", _), ("InputFile", _):
            return ["\(place) is no \(type)"]
        default: break
        }
        guard let entry = types[type] else { return ["there is no type \(type)"] }
        if let subtypes = entry.subtypes, !subtypes.isEmpty {
            let found = subtypes.map { problems(in: value, type: $0, at: place) }
            return found.contains([]) ? [] : ["\(place) is none of \(type)"]
        }
        return problems(in: value, fields: entry.fields ?? [], at: place, uploads: [])
    }
}
