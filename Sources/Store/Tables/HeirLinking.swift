import Domain
import FoundationEssentials
import GRDB

/// Enters which memories went into which, where an earlier version noted that in their contents alone.
struct HeirLinking {
    let db: Database
    let sealer: Sealer

    private struct Joined {
        var id: Int64
        var person: Int64
        var into: Int64
        var content: MemoryContent
    }

    /// Links all there are. Where what a memory went into is gone by now, it stands again.
    func link() throws {
        for (heir, parts) in Dictionary(grouping: try joined(), by: \.into).sorted(by: { $0.key < $1.key }) {
            guard let first = parts.first else { continue }
            let whole = try content(of: heir, first.person)
            let isUnion = whole.map { Self.isUnion($0, heir, of: parts) } ?? false
            for part in parts {
                try db.execute(
                    sql: "UPDATE memories SET heir = ?, is_part = ?, is_withdrawn = ? WHERE id = ?",
                    arguments: [whole == nil ? nil : heir, isUnion, whole != nil, part.id])
            }
            if isUnion, let whole { try note(whole, heir, of: parts) }
        }
    }

    /// Something that was made of others is newer than they, and was known once the last of them was; what others were
    /// merged into was known by itself.
    private static func isUnion(_ whole: MemoryContent, _ id: Int64, of parts: [Joined]) -> Bool {
        parts.count > 1 && parts.allSatisfy { $0.id < id }
            && whole.learnt == parts.map(\.content.learnt).max { $0.seconds < $1.seconds }
    }

    private func note(_ whole: MemoryContent, _ id: Int64, of parts: [Joined]) throws {
        for part in parts {
            var content = part.content
            content.withdrawal?.reason = .united
            try keep(content, of: part.id, part.person)
        }
        var whole = whole
        whole.united = parts.first?.content.withdrawal?.at
        try keep(whole, of: id, parts[0].person)
    }

    private func joined() throws -> [Joined] {
        try Row.fetchAll(db, sql: "SELECT id, person, content FROM memories WHERE is_withdrawn").compactMap { row in
            let (id, person): (Int64, Int64) = (row["id"], row["person"])
            let content = try sealer.open(MemoryContent.self, row["content"], at: .memory(id), of: person)
            return content.withdrawal?.into.map { Joined(id: id, person: person, into: $0.rawValue, content: content) }
        }
    }

    private func content(of id: Int64, _ person: Int64) throws -> MemoryContent? {
        let sealed = try Data.fetchOne(
            db, sql: "SELECT content FROM memories WHERE id = ? AND person = ?", arguments: [id, person])
        return try sealed.map { try sealer.open(MemoryContent.self, $0, at: .memory(id), of: person) }
    }

    private func keep(_ content: MemoryContent, of id: Int64, _ person: Int64) throws {
        try db.execute(
            sql: "UPDATE memories SET content = ? WHERE id = ?",
            arguments: [try sealer.seal(content, at: .memory(id), of: person), id])
    }
}
