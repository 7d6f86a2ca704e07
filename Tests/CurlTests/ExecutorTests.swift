import Curl
import Glibc
import HTTPTesting
import Testing

@Suite(.timeLimit(.minutes(10))) struct ExecutorTests {
    @Test func `tasks on the client's executor run on one thread, calls included`() async throws {
        let client = CurlClient(proxy: "")
        let server = try LoopbackServer { .text($0.path) }
        let threads = try await withThrowingTaskGroup { group in
            for number in 0..<50 {
                group.addTask(executorPreference: client.executor) {
                    let before = pthread_self()
                    let answer = try await client.send(HTTPRequest(url: "\(server.url)/\(number)"))
                    #expect(answer.text == "/\(number)")
                    return [before, pthread_self()]
                }
            }
            return try await group.reduce(into: Set()) { $0.formUnion($1) }
        }
        #expect(threads.count == 1)
    }

    @Test func `a task outlives the client whose executor it was on`() async throws {
        let server = try LoopbackServer { .text($0.path) }
        let client = CurlClient(proxy: "")
        let (steps, next) = AsyncStream.makeStream(of: Int.self)
        let task = Task(executorPreference: client.executor) {
            var seen = try await [client.send(HTTPRequest(url: server.url)).status]
            for await step in steps { seen.append(step) }
            return seen
        }
        client.close()
        next.yield(1)
        next.finish()
        switch await task.result {
        case .success(let seen): #expect(seen == [200, 1])
        case .failure(let failure): #expect(failure as? HTTPFailure == .cancelled)
        }
    }

    @Test func `a client that is closed still runs what is left to it`() async {
        let client = CurlClient(proxy: "")
        client.close()
        let answer = await Task(executorPreference: client.executor) { 42 }.value
        #expect(answer == 42)
    }
}
