import Asking

/// Asks a model for further answers to the question that it is answering: how far they come to the same says how sure
/// the answer is.
///
/// They are asked for when the first words of the answer are there, so that the answer has its turn first and the server
/// has read the prompt by then; they are short; and the answer waits only so long for them. One that fails or comes late
/// is none.
public struct Sampler: Sendable {
    private let count: Int
    private let sleep: @Sendable (Duration) async throws -> Void

    /// The most tokens of a further answer: enough to see what it comes to.
    static let mostTokens = 120
    /// How warm further answers are at the least: what is said only by chance is to differ.
    static let temperature = 0.8
    /// How long an answer that is there waits for them.
    static let longestWait = Duration.seconds(2)

    /// Makes a sampler.
    ///
    /// - Parameters:
    ///   - count: How many further answers are asked for; 0 for none.
    ///   - sleep: Returns after a duration. Where it throws, all that are under way are waited for.
    public init(count: Int, sleep: @escaping @Sendable (Duration) async throws -> Void) {
        self.count = count
        self.sleep = sleep
    }

    /// An answer, and further ones.
    ///
    /// - Parameters:
    ///   - request: What the answer is asked for with.
    ///   - areWanted: Whether the answer is one for which further ones are worth a wait.
    ///   - answer: Asks for the answer; calls what it is handed when the first words are there.
    func answers<Answer: Sendable>(
        to request: ModelRequest, from model: any LanguageModel, areWanted: (Answer) -> Bool,
        beside answer: (@escaping @Sendable () -> Void) async throws(ModelAbsence) -> Answer
    ) async throws(ModelAbsence) -> (Answer, [ModelAnswer<String>]) {
        let extra = Self.extra(request)
        let starts = (0..<count).map { _ in AsyncStream<Never>.makeStream() }
        let start: @Sendable () -> Void = { for start in starts { start.continuation.finish() } }
        return try await withTaskGroup(of: Arrival.self) { group in
            for (stream, _) in starts {
                group.addTask { .sample(await Self.sample(extra, from: model, after: stream)) }
            }
            defer { group.cancelAll() }
            return await Result { () async throws(ModelAbsence) in
                let answer = try await answer(start)
                start()
                return (answer, areWanted(answer) ? await collect(from: &group) : [])
            }
        }.get()
    }

    /// What comes while an answer waits.
    private enum Arrival: Sendable {
        case sample(ModelAnswer<String>?)
        /// The time is over.
        case late
        /// Nobody can say when it will be.
        case timeless
    }

    private static func sample(
        _ request: ModelRequest, from model: any LanguageModel, after start: AsyncStream<Never>
    ) async -> ModelAnswer<String>? {
        for await _ in start {}
        return Task.isCancelled ? nil : try? await model.text(request, sofar: nil)
    }

    /// What is there when all have come or the time is over.
    private func collect(from group: inout TaskGroup<Arrival>) async -> [ModelAnswer<String>] {
        let sleep = sleep
        group.addTask {
            do { try await sleep(Self.longestWait) } catch { return .timeless }
            return .late
        }
        var (left, samples) = (count, [ModelAnswer<String>]())
        while left > 0, let arrival = await group.next() {
            switch arrival {
            case .late: return samples
            case .timeless: continue
            case .sample(let sample):
                left -= 1
                if let sample { samples.append(sample) }
            }
        }
        return samples
    }

    /// The same question, for a short answer that can be done without.
    private static func extra(_ request: ModelRequest) -> ModelRequest {
        var extra = request
        extra.mostTokens = min(request.mostTokens, mostTokens)
        extra.temperature = max(request.temperature, temperature)
        extra.isExtra = true
        return extra
    }
}

extension Result {
    /// What comes of some work.
    fileprivate init(_ work: () async throws(Failure) -> Success) async {
        do throws(Failure) { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
