import Domain
import FoundationEssentials
import GRDB

/// The vectors of one person's texts: encrypted, for they tell what the words mean.
struct VectorTable {
    let db: Database
    let sealer: Sealer
    let person: Int64

    func apply(_ change: VectorChange) throws {
        switch change {
        case .kept(let vectors, let model): try keep(vectors, model)
        case .dropped(let model):
            try execute("DELETE FROM vectors WHERE person = ? AND model <> ?", [person, model])
        }
    }

    /// The numbers of all rows of a model. A row is never changed, and its number never given twice.
    func rows(of model: String) throws -> Set<Int64> {
        try Int64.fetchSet(
            db.cachedStatement(sql: "SELECT id FROM vectors WHERE person = ? AND model = ?"),
            arguments: [person, model])
    }

    func vectors(in row: Int64) throws -> KeptVectors? {
        let sql = "SELECT part, memory, content FROM vectors WHERE id = ? AND person = ?"
        guard let found = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [row, person]) else { return nil }
        let bytes = try sealer.openBytes(found["content"], at: .vectors(row), of: person)
        let owner = (found["part"] as Int64?).map { KeptVectors.Owner.part(PartID(rawValue: $0)) }
        return KeptVectors(
            owner: owner ?? .memory(MemoryID(rawValue: found["memory"])), vectors: PackedVectors(bytes: bytes).vectors)
    }

    /// Keeps what belongs to something that is there and the person's own: it may have been deleted or taken back
    /// meanwhile.
    private func keep(_ kept: KeptVectors, _ model: String) throws {
        let (column, table, owner) =
            switch kept.owner {
            case .part(let id): ("part", "diary_parts", id.rawValue)
            case .memory(let id): ("memory", "(SELECT * FROM memories WHERE NOT is_withdrawn)", id.rawValue)
            }
        try execute("DELETE FROM vectors WHERE \(column) = ? AND person = ? AND model = ?", [owner, person, model])
        let last = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'vectors'"))
        let row = (last ?? 0) + 1
        try execute(
            """
            INSERT INTO vectors (id, person, \(column), model, content)
            SELECT ?1, person, id, ?4, ?5 FROM \(table) WHERE id = ?2 AND person = ?3
            """,
            [
                row, owner, person, model,
                try sealer.sealBytes(PackedVectors(kept.vectors).bytes, at: .vectors(row), of: person),
            ])
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

/// Vectors of one width as bytes: the width in four, then for each the digest of its text in sixteen, the length of its
/// step in four, and its components; numbers begin with their lowest byte.
struct PackedVectors {
    let bytes: Data

    init(bytes: Data) {
        self.bytes = bytes
    }

    init(_ vectors: [TextDigest: TextVector]) {
        let width = vectors.values.first?.components.count ?? 0
        var bytes = Data()
        Self.append(UInt32(width), to: &bytes)
        for (digest, vector) in vectors where vector.components.count == width {
            Self.append(digest.value, to: &bytes)
            Self.append(vector.step.bitPattern, to: &bytes)
            bytes.append(contentsOf: vector.components.map { UInt8(bitPattern: $0) })
        }
        self.bytes = bytes
    }

    /// What the bytes say.
    var vectors: [TextDigest: TextVector] {
        guard bytes.count >= 4 else { return [:] }
        return bytes.withUnsafeBytes { bytes in
            let width = Int(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
            let starts = stride(from: 4, through: bytes.count - 20 - width, by: 20 + width)
            return starts.reduce(into: [:]) { vectors, start in
                let digest = UInt128(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt128.self))
                let step = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 16, as: UInt32.self))
                let components = bytes[(start + 20)..<(start + 20 + width)].map { Int8(bitPattern: $0) }
                vectors[TextDigest(value: digest)] = TextVector(step: Float(bitPattern: step), components: components)
            }
        }
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout Data) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

extension FieldCipher.Place {
    static func vectors(_ row: Int64) -> Self { .init(column: "vectors.content", row: row) }
}
