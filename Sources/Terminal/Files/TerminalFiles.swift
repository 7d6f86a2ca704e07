public import Engine

/// Fetches recordings from where they lie on the machine: their name is their path.
public actor TerminalFiles: RecordingSource {
    private let longest: Int64
    private let executor = QueueExecutor("terminal.files")

    /// Runs the actor on a queue of its own, because files may block.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Makes the source.
    ///
    /// - Parameter longest: The most bytes a recording may have.
    public init(longest: Int64) {
        self.longest = longest
    }

    /// Copies the recording. It is all at hand, so that a later attempt begins anew.
    public func fetch(file: String, to path: String) async throws(FetchFailure) {
        let source = try open(file)
        let isSmallEnough: Bool
        do throws(OpenFile.Failure) {
            isSmallEnough = try source.size() <= longest
            if isSmallEnough { try copy(source, to: path) }
        } catch {
            throw .unavailable(retryAfter: nil)
        }
        guard isSmallEnough else { throw .tooLarge }
    }

    private func open(_ file: String) throws(FetchFailure) -> OpenFile {
        do throws(OpenFile.Failure) {
            return try OpenFile.reading(file)
        } catch {
            throw error.isAbsence ? .gone : .unavailable(retryAfter: nil)
        }
    }

    private func copy(_ source: borrowing OpenFile, to path: String) throws(OpenFile.Failure) {
        let copy = try OpenFile.replacing(path)
        var offset: Int64 = 0
        while true {
            let bytes = try source.bytes(at: offset, atMost: 65_536)
            if bytes.isEmpty { return }
            try copy.write(bytes)
            offset += Int64(bytes.count)
        }
    }
}
