/// Saves files that the bot sends where a person finds them.
actor Downloads {
    private let folders: [String]
    private let executor = QueueExecutor("terminal.downloads")

    /// Runs the actor on a queue of its own, because files may block.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Makes it.
    ///
    /// - Parameter folders: Where to save, in order of preference; the next one serves when one cannot be written.
    init(folders: [String]) {
        self.folders = folders
    }

    /// Saves bytes under a name, or a similar one if that is taken, and returns the path; none if no folder takes them.
    func save(_ bytes: [UInt8], as name: String) -> String? {
        for folder in folders {
            if let path = save(bytes, as: Self.plainName(name), in: folder) { return path }
        }
        return nil
    }

    private func save(_ bytes: [UInt8], as name: String, in folder: String) -> String? {
        for attempt in 1...Self.mostOfAName {
            let path = "\(folder)/\(Self.numbered(name, attempt))"
            do throws(OpenFile.Failure) {
                let file = try OpenFile.creating(path)
                do throws(OpenFile.Failure) {
                    try file.write(bytes)
                    return path
                } catch {
                    OpenFile.remove(path)
                    return nil
                }
            } catch {
                guard error.isTaken else { return nil }
            }
        }
        return nil
    }

    /// The most files of one name in a folder.
    private static let mostOfAName = 1000

    /// The last part of a path, so that no name leads out of the folder, and visible.
    private static func plainName(_ name: String) -> String {
        let last = name.split(separator: "/").last?.drop { $0 == "." } ?? ""
        return last.isEmpty ? "file" : String(last)
    }

    private static func numbered(_ name: String, _ attempt: Int) -> String {
        guard attempt > 1 else { return name }
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "\(name)-\(attempt)" }
        return "\(name[..<dot])-\(attempt)\(name[dot...])"
    }
}
