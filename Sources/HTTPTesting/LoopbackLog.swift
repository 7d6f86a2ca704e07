import Foundation
import NIOConcurrencyHelpers
import Sockets

/// What a server has seen, and what it has open.
final class LoopbackLog: Sendable {
    private let state = NIOLockedValueBox(State())

    private struct State {
        var requests: [LoopbackRequest] = []
        var connections = 0
        var clients: [Int: Socket] = [:]
        var handlers: [Int: Task<Void, Never>] = [:]
        var waiters: [Waiter] = []
        var leaveWaiters: [CheckedContinuation<Void, Never>] = []
        var isStopped = false
    }

    /// Someone who waits for the requests to be as wished.
    private struct Waiter {
        let condition: @Sendable ([LoopbackRequest]) -> Bool
        let continuation: CheckedContinuation<[LoopbackRequest], Never>
    }

    var requests: [LoopbackRequest] { state.withLockedValue { $0.requests } }
    var connections: Int { state.withLockedValue { $0.connections } }

    /// Notes a new connection and numbers it; nil once the server is stopped.
    func open(_ client: Socket) -> Int? {
        state.withLockedValue { state in
            guard !state.isStopped else { return nil }
            state.connections += 1
            state.clients[state.connections] = client
            return state.connections
        }
    }

    func close(_ number: Int) {
        let waiters = state.withLockedValue { state in
            state.clients[number] = nil
            guard state.clients.isEmpty else { return [CheckedContinuation<Void, Never>]() }
            defer { state.leaveWaiters = [] }
            return state.leaveWaiters
        }
        for waiter in waiters { waiter.resume() }
    }

    func allClientsLeft() async {
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLockedValue { state in
                if !state.clients.isEmpty { state.leaveWaiters.append(continuation) }
                return state.clients.isEmpty
            }
            if isEmpty { continuation.resume() }
        }
    }

    func stop() {
        let (clients, handlers) = state.withLockedValue { state in
            state.isStopped = true
            return (Array(state.clients.values), Array(state.handlers.values))
        }
        for client in clients { client.shutDown() }
        for handler in handlers { handler.cancel() }
    }

    /// Records a request and waits, on this thread, for what the handler makes of it.
    func answer(to request: LoopbackRequest, by handler: @escaping LoopbackServer.Handler) -> LoopbackReply {
        record(request)
        let answer = Answer()
        let task = Task {
            answer.give(await handler(request))
        }
        let isStopped = state.withLockedValue { state in
            state.handlers[request.connection] = task
            return state.isStopped
        }
        if isStopped { task.cancel() }
        defer { state.withLockedValue { $0.handlers[request.connection] = nil } }
        return answer.wait()
    }

    func request(where condition: @escaping @Sendable (LoopbackRequest) -> Bool) async -> LoopbackRequest {
        while true {
            let requests = await requests { $0.contains(where: condition) }
            if let request = requests.first(where: condition) { return request }
        }
    }

    func requests(count: Int) async -> [LoopbackRequest] {
        await requests { $0.count >= count }
    }

    private func requests(
        where condition: @escaping @Sendable ([LoopbackRequest]) -> Bool
    ) async -> [LoopbackRequest] {
        await withCheckedContinuation { continuation in
            let present: [LoopbackRequest]? = state.withLockedValue { state in
                if condition(state.requests) { return state.requests }
                state.waiters.append(Waiter(condition: condition, continuation: continuation))
                return nil
            }
            if let present { continuation.resume(returning: present) }
        }
    }

    private func record(_ request: LoopbackRequest) {
        let (requests, served) = state.withLockedValue { state in
            state.requests.append(request)
            let requests = state.requests
            let split = state.waiters.partition { $0.condition(requests) }
            defer { state.waiters.removeSubrange(split...) }
            return (requests, Array(state.waiters[split...]))
        }
        for waiter in served { waiter.continuation.resume(returning: requests) }
    }
}

/// Hands a reply from a task to a waiting thread.
private final class Answer: Sendable {
    private let reply = NIOLockedValueBox<LoopbackReply?>(nil)
    private let isGiven = DispatchSemaphore(value: 0)

    func give(_ value: LoopbackReply) {
        reply.withLockedValue { $0 = value }
        isGiven.signal()
    }

    func wait() -> LoopbackReply {
        isGiven.wait()
        return reply.withLockedValue { $0 } ?? .closing
    }
}
