import Foundation
import Matching

/// The same people, looked for in several ways.
struct NearestComparison {
    private static let width = 384
    private static let most = 50
    private static let questions = 20
    /// One in so many people passes the filter.
    private static let filter = 10

    private let vectors: [Float]
    private let questions: [[Float]]
    private let people: Int

    /// Invents people, the same ones each time.
    init(people: Int) {
        var words = ZipfWords(seed: UInt64(people))
        self.people = people
        vectors = (0..<people).reduce(into: []) { vectors, _ in
            if vectors.isEmpty { vectors.reserveCapacity(people * Self.width) }
            vectors += words.direction(Self.width)
        }
        questions = (0..<Self.questions).map { _ in words.direction(Self.width) }
    }

    /// What our own search takes, and what reading alone does.
    func lines() -> [String] {
        var shelf = PersonVectors(width: Self.width)
        for person in 0..<people { shelf.append(vector(person)) }
        let mask = (0..<people).reduce(into: BitMask(count: people)) { $0[$1] = $1 % Self.filter == 0 }
        let (all, found) = timed { shelf.nearest(to: $0, most: Self.most).map(\.row) }
        let (some, filtered) = timed { shelf.nearest(to: $0, among: mask, most: Self.most).map(\.row) }
        return [
            line("ours, all (\(PersonVectors.instructions))", all, recall(found) { _ in true }),
            line("ours, one in \(Self.filter)", some, recall(filtered) { $0 % Self.filter == 0 }),
            Self.padded("reading as many bytes") + String(format: "%9.3f ms", reading()),
        ]
    }

    /// What others take, in a process of their own.
    func lines(of python: String, home: String) throws -> [String] {
        try TemporaryFolder.with { folder in
            try write(vectors, to: "\(folder)/people.f32")
            try write(questions.flatMap(\.self), to: "\(folder)/questions.f32")
            let process = Process()
            process.executableURL = URL(filePath: python)
            process.arguments = ["\(home)/Tests/Peers/nearest.py", folder, "\(Self.width)", "\(Self.most)"]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }

    private func vector(_ person: Int) -> [Float] {
        Array(vectors[person * Self.width..<(person + 1) * Self.width])
    }

    private func write(_ numbers: [Float], to file: String) throws {
        try numbers.withUnsafeBytes { try Data($0).write(to: URL(filePath: file)) }
    }

    /// The least time of a question, of this thread's own, in milliseconds; and what was found for each.
    private func timed(_ search: ([Float]) -> [Int]) -> (milliseconds: Double, found: [[Int]]) {
        var least = Double.infinity
        let found = questions.map { question in
            let began = Self.cpuSeconds
            let found = search(question)
            least = min(least, (Self.cpuSeconds - began) * 1000)
            return found
        }
        return (least, found)
    }

    /// What it takes to go once through as many bytes as our search does, in milliseconds.
    private func reading() -> Double {
        let words = [UInt64](repeating: 1, count: max(1, people * Self.width / 8))
        var least = Double.infinity
        for _ in 0..<5 {
            let began = Self.cpuSeconds
            let sum = words.reduce(0, &+)
            least = min(least, (Self.cpuSeconds - began) * 1000)
            precondition(sum == UInt64(words.count))
        }
        return least
    }

    /// The share of the truly nearest that was found, for a few of the questions.
    private func recall(_ found: [[Int]], where isWanted: (Int) -> Bool) -> Double {
        let checked = zip(questions, found).prefix(5).map { question, found in
            let products = (0..<people).filter(isWanted).map { (person: $0, product: product(of: $0, question)) }
            let nearest = products.sorted { $1.product < $0.product }.prefix(Self.most).map(\.person)
            return Double(Set(nearest).intersection(found).count) / Double(max(1, nearest.count))
        }
        return checked.reduce(0, +) / Double(checked.count)
    }

    private func product(of person: Int, _ question: [Float]) -> Float {
        vectors.withUnsafeBufferPointer { vectors in
            (0..<Self.width).reduce(Float(0)) { $0 + vectors[person * Self.width + $1] * question[$1] }
        }
    }

    private func line(_ name: String, _ milliseconds: Double, _ recall: Double) -> String {
        Self.padded(name) + String(format: "%9.3f ms  recall@%d %.3f", milliseconds, Self.most, recall)
    }

    private static func padded(_ name: String) -> String { name.padding(toLength: 37, withPad: " ", startingAt: 0) }

    private static var cpuSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
