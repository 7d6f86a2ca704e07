/// The words with which a model is asked, with places for what it is asked about.
public struct ModelPrompt: Sendable {
    /// Kept with what comes of it, so that answers to different words can be told apart.
    public let version: Int
    /// 0 (always the same) to 2.
    public let temperature: Double
    private let fill: @Sendable ([String: String]) throws -> String

    /// Takes a prompt.
    ///
    /// - Parameter fill: Fills all of its places; throws where the values are not the ones it asks for.
    public init(version: Int, temperature: Double, fill: @escaping @Sendable ([String: String]) throws -> String) {
        self.version = version
        self.temperature = temperature
        self.fill = fill
    }

    /// The words, with every place filled.
    ///
    /// - Throws: `ModelAbsence.misconfigured` where the values are not the ones that are asked for.
    public func filled(with values: [String: String]) throws(ModelAbsence) -> String {
        guard let text = try? fill(values) else { throw .misconfigured }
        return text
    }

    /// What a person said, as it may stand in a prompt: it cannot close the place it stands in, and is data whatever it
    /// says. Quotes are found in spite of it: signs do not count there.
    public static func data(_ words: String) -> String {
        words.replacing("<", with: "‹").replacing(">", with: "›")
    }
}
