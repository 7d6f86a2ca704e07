import Messaging

/// Looks at recordings that a person names by their path.
actor LocalRecordings {
    private let executor = QueueExecutor("terminal.recordings")

    /// Runs the actor on a queue of its own, because files may block.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// What there is to say about a recording before it is decoded; none if it cannot be read.
    func recording(at path: String, isForwarded: Bool) -> Recording? {
        do throws(OpenFile.Failure) {
            let file = try OpenFile.reading(path)
            let size = try file.size()
            let tail = try file.bytes(at: max(0, size - Int64(OggDuration.tail)), atMost: OggDuration.tail)
            return Recording(
                file: path, seconds: OggDuration.seconds(inTail: tail), bytes: size, isForwarded: isForwarded)
        } catch {
            return nil
        }
    }
}
