import Engine
import Glibc
import GRDB
import Logging
import Testing

@testable import Store

/// Faults of the disk: they concern everybody, so they must not be laid to the charge of one event.
struct FaultTests {
    enum Fault: CaseIterable {
        case fullDisk, readOnly

        var begin: String {
            switch self {
            // SQLite's own limit on the size of the file answers as a full disk does.
            case .fullDisk: "PRAGMA max_page_count = 1"
            case .readOnly: "PRAGMA query_only = ON"
            }
        }

        var end: String {
            switch self {
            case .fullDisk: "PRAGMA max_page_count = 1000000"
            case .readOnly: "PRAGMA query_only = OFF"
            }
        }

        var code: ResultCode {
            switch self {
            case .fullDisk: .SQLITE_FULL
            case .readOnly: .SQLITE_READONLY
            }
        }
    }

    @Test(arguments: Fault.allCases) func `a fault of the disk sets nothing aside, and work goes on after it`(
        fault: Fault
    ) async throws {
        let desk = try Desk()
        // Events enough that the states, messages and profiles they lead to need more pages than there are.
        for number in 0..<100 { try await desk.receive("\(number)", from: "\(number)", key: "\(number)") }
        let conductor = Conductor(
            ledger: desk.ledger, machine: Scribe(start: "start"), clock: StillClock(), logger: Logger(label: "test"))
        let before = try await desk.counts()

        try await desk.execute(fault.begin)
        let failure = await #expect(throws: DatabaseError.self) { _ = try await conductor.tick() }

        #expect(failure?.resultCode == fault.code)
        #expect(try !desk.ledger.isFaultOfEvent(#require(failure)))
        #expect(try await desk.counts() == before)

        try await desk.execute(fault.end)
        let report = try await conductor.tick()
        #expect((report.events, report.setAside) == (100, 0))
    }

    /// The files in which something can fail.
    enum File: CaseIterable {
        case database, keys

        func writer(of desk: Desk) -> any DatabaseWriter {
            switch self {
            case .database: desk.store.pool
            case .keys: desk.store.keys.file.queue
            }
        }
    }

    @Test(arguments: Fault.allCases, File.allCases)
    func `what cannot be stored is not confirmed and can be received again`(fault: Fault, file: File) async throws {
        let desk = try Desk()
        let arrivals = (0..<100).map { Desk.arrival("event \($0)", from: "\($0)", key: "\($0)") }
        let writer = file.writer(of: desk)
        try await writer.writeWithoutTransaction { try $0.execute(sql: fault.begin) }

        let failure = await #expect(throws: DatabaseError.self) { try await desk.ledger.receive(arrivals) }
        #expect(failure?.resultCode == fault.code)
        #expect(try await desk.counts()["conversations"] == 0)
        try await writer.writeWithoutTransaction { try $0.execute(sql: fault.end) }
        try await desk.ledger.receive(arrivals.reversed())

        #expect(try await desk.events().count == 100)
        // What was kept in memory of the attempt must not have found its way into what is on the disk.
        let again = try Desk(in: desk.folder, key: desk.key)
        #expect(try await again.events() == (0..<100).reversed().map { "event \($0)" })
    }

    @Test func `why a folder cannot be used is said in words, without the SQL`() throws {
        let folder = try TemporaryFolder()
        func said(_ error: any Error) -> String { Store.explanation(of: error, in: folder.path) }
        func failure(_ code: ResultCode) -> DatabaseError {
            DatabaseError(resultCode: code, message: "disk I/O error", sql: "CREATE TABLE x")
        }
        #expect(said(failure(.SQLITE_FULL)) == "the disk is full; make room on it and start again")
        #expect(said(failure(.SQLITE_IOERR)) == "SQLite error 10: disk I/O error")
        #expect(said(StoreFailure.wrongMasterKey) == "\(StoreFailure.wrongMasterKey)")
        #expect(said(FileFailure(code: 2)) == "No such file or directory")
    }

    @Test func `a folder that is not there is said`() {
        #expect(throws: FileFailure(code: 2)) { try Store(folder: "/nonexistent/folder", key: MasterKey()) }
    }
}
