public import Domain
public import Engine
import FoundationEssentials
import GRDB

extension SQLiteTransaction {
    public func order(_ order: JobOrder<M.Job>, for conversation: ConversationID, now: Timestamp) throws {
        let person = conversation.rawValue
        try cancelJob(key: order.key, of: conversation)
        let id = try nextRow(of: "jobs")
        let payload = try sealer.seal(order.job, at: jobPlace(id), of: person)
        try execute(
            "INSERT INTO jobs (id, conversation, kind, job_key, payload, due) VALUES (?, ?, ?, ?, ?, ?)",
            [id, person, order.job.kind, order.key, payload, (order.due ?? now).milliseconds])
    }

    public func cancelJob(key: String, of conversation: ConversationID) throws {
        try execute("DELETE FROM jobs WHERE conversation = ? AND job_key = ?", [conversation.rawValue, key])
    }

    public func claimJobs(
        _ scope: JobScope, limit: Int, perConversation: Int, owner: String, lease: Duration, now: Timestamp
    ) throws -> [ClaimedJob<M.Job>] {
        let rows = try fetchRows(
            """
            WITH parts AS MATERIALIZED (
                SELECT json_extract(value, '$.kind') AS kind, json_extract(value, '$.channel') AS channel
                FROM json_each(?1)
            )
            SELECT id, conversation, payload, attempts, channel, chat FROM (
                SELECT jobs.id, jobs.conversation, jobs.payload, jobs.attempts, jobs.due, conversations.channel, chat,
                    row_number() OVER (PARTITION BY jobs.conversation ORDER BY jobs.due, jobs.id) AS place,
                    (SELECT count(*) FROM jobs AS held
                     WHERE held.conversation = jobs.conversation AND held.lease_until > ?2
                       AND held.kind IN (SELECT kind FROM parts)) AS held
                FROM parts CROSS JOIN jobs ON jobs.kind = parts.kind
                    CROSS JOIN conversations ON conversations.id = jobs.conversation
                        AND conversations.channel = coalesce(parts.channel, conversations.channel)
                WHERE jobs.due <= ?2 AND (jobs.lease_until IS NULL OR jobs.lease_until <= ?2)
            ) WHERE place + held <= ?3 ORDER BY due, id LIMIT ?4
            """, [try json(scope.parts), now.milliseconds, perConversation, limit])
        return try rows.compactMap { row in
            try execute(
                "UPDATE jobs SET owner = ?, lease_until = ?, attempts = attempts + 1 WHERE id = ?",
                [owner, (now + lease).milliseconds, row["id"]])
            return try claimed(row)
        }
    }

    public func extendLease(of job: Int64, owner: String, until: Timestamp) throws -> Bool {
        try execute(
            "UPDATE jobs SET lease_until = ? WHERE id = ? AND owner = ?", [until.milliseconds, job, owner])
        return db.changesCount > 0
    }

    public func finishJob(_ id: Int64, owner: String) throws -> Bool {
        try execute("DELETE FROM jobs WHERE id = ? AND owner = ?", [id, owner])
        return db.changesCount > 0
    }

    public func postponeJob(_ id: Int64, owner: String, until: Timestamp) throws {
        try execute(
            "UPDATE jobs SET due = ?, owner = NULL, lease_until = NULL WHERE id = ? AND owner = ?",
            [until.milliseconds, id, owner])
    }

    /// Looks no further than to the first of each part that nobody holds: everybody has a timer that waits for its time.
    public func nextDue(_ scope: JobScope) throws -> Timestamp? {
        try fetchOne(
            Int64.self,
            """
            WITH parts AS MATERIALIZED (
                SELECT json_extract(value, '$.kind') AS kind, json_extract(value, '$.channel') AS channel
                FROM json_each(?)
            )
            SELECT min(max(jobs.due, coalesce(jobs.lease_until, 0)))
            FROM parts CROSS JOIN jobs ON jobs.kind = parts.kind
                CROSS JOIN conversations ON conversations.id = jobs.conversation
            WHERE conversations.channel = coalesce(parts.channel, conversations.channel)
                AND jobs.due <= coalesce(
                    (SELECT free.due FROM jobs AS free CROSS JOIN conversations AS home ON home.id = free.conversation
                     WHERE free.kind = parts.kind AND free.lease_until IS NULL
                        AND home.channel = coalesce(parts.channel, home.channel)
                     ORDER BY free.due LIMIT 1), 9223372036854775807)
            """, [try json(scope.parts)]
        ).map(Timestamp.init(milliseconds:))
    }

    public func releaseLeases(except owners: Set<String>) throws {
        try execute(
            """
            UPDATE jobs SET owner = NULL, lease_until = NULL
            WHERE owner IS NOT NULL AND owner NOT IN (SELECT value FROM json_each(?))
            """, [try json(owners)])
    }

    private func claimed(_ row: Row) throws -> ClaimedJob<M.Job>? {
        guard let address = address(row["channel"], row["chat"]) else { return nil }
        let (id, conversation): (Int64, Int64) = (row["id"], row["conversation"])
        let job = try readable(M.Job.self, row["payload"], at: jobPlace(id), of: conversation)
        return ClaimedJob(
            id: id, conversation: ConversationID(rawValue: conversation), address: address, job: job,
            attempt: (row["attempts"] as Int) + 1)
    }

    private func json(_ values: Set<some Encodable>) throws -> String {
        String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
    }

    private func jobPlace(_ id: Int64) -> FieldCipher.Place {
        FieldCipher.Place(column: "jobs.payload", row: id)
    }
}
