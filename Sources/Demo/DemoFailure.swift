/// Why the demo cannot go on.
public enum DemoFailure: Error, Equatable, Sendable {
    /// A file of invented people cannot be read.
    case unreadable(path: String, reason: String)
    /// There is something in the data folder that is not the demo's.
    case notEmpty(folder: String)
    /// Another process is filling the same folder.
    case busy(folder: String)
    /// The filled folder cannot be put in its place, by the system's error number.
    case unplaceable(folder: String, code: Int32)
    /// An invented person did not come through the dialogue as they should.
    case unfinished(person: String)
}
