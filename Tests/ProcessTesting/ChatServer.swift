import Foundation
import HTTPTesting

/// A Bot API server on loopback with the people who use it. It outlives the bots: each of a bot's lives speaks to an
/// address of its own, so that what a dead one sent last is never taken for words of the next.
public final class ChatServer: Sendable {
    /// The token it knows.
    public static let token = "4242:SECRET-token_of-the-bot-0123456789"

    /// What it knows, to be looked at and waited for.
    public let state = Watched(ChatState())
    private let doors = Watched<(life: Int, door: LoopbackServer?)>((0, nil))
    private let files: [String: [UInt8]]

    /// Begins with what people can send as recordings, by the name of the file.
    public init(files: [String: [UInt8]] = [:]) {
        self.files = files
    }

    /// Closes the address of the last life and opens one for the next.
    ///
    /// - Returns: The base URL.
    public func open() throws -> String {
        let last = doors.read { $0 }
        last.door?.stop()
        let life = last.life + 1
        let door = try LoopbackServer { [weak self] request in
            await self?.answer(request, life: life) ?? .closing
        }
        doors.change { $0 = (life, door) }
        state.change { $0.muteFrom = .max }
        return door.url
    }

    private func answer(_ request: LoopbackRequest, life: Int) async -> LoopbackReply {
        let isSend = request.path.contains("/send") && !request.path.hasSuffix("/sendChatAction")
        let number = state.change { state in
            state.requestCount += 1
            if isSend { state.unanswered.insert(state.requestCount) }
            return state.requestCount
        }
        let reply = await fulfil(request, life: life)
        return state.change { state in
            if number >= state.muteFrom { return .hanging }
            if state.unanswered.remove(number) != nil { state.answers.append(.now) }
            return state.clock.map { reply.dated($0) } ?? reply
        }
    }

    private func fulfil(_ request: LoopbackRequest, life: Int) async -> LoopbackReply {
        let parts = request.path.split(separator: "/").map(String.init)
        if parts.first == "file", parts.count > 2, parts[1] == "bot" + Self.token {
            return files[parts[2...].joined(separator: "/")].map { .file($0, for: request) } ?? .text("", status: 404)
        }
        guard parts.count == 2, parts[0] == "bot" + Self.token else { return Self.refused(.unauthorized) }
        let call = ChatCall(method: parts[1], request: request)
        state.change { $0.calls[call.method, default: 0] += 1 }
        return call.method == "getUpdates" ? await updates(call) : perform(call, life: life)
    }

    private func perform(_ call: ChatCall, life: Int) -> LoopbackReply {
        if call.method == "getFile" {
            guard let file = call.text("file_id"), let bytes = files[file] else {
                return Self.refused(.init(status: 400, description: "Bad Request: invalid file_id"))
            }
            return .json(
                #"{"ok":true,"result":{"file_id":"\#(file)","file_path":"\#(file)","file_size":\#(bytes.count)}}"#)
        }
        return state.change { call.perform(on: &$0, life: life) }
    }

    /// Answers with updates as soon as there are some, or when the time is over; another request for them ends it.
    private func updates(_ call: ChatCall) async -> LoopbackReply {
        if let refusal = state.change({ $0.refuse() }) { return Self.refused(refusal) }
        let offset = call.number("offset") ?? 0
        let poll = state.change { state in
            state.confirm(before: offset)
            state.nextPoll += 1
            return state.nextPoll
        }
        let timeout = call.number("timeout") ?? 0
        let found = timeout == 0 ? nil : await hold(poll, seconds: timeout)
        if timeout > 0, state.read({ $0.nextPoll != poll }) {
            state.change { $0.conflicts += 1 }
            return Self.refused(.conflict)
        }
        let ready = found ?? state.read { $0.updates.map(\.json) }
        let limit = Int(call.number("limit") ?? 100)
        return .json(#"{"ok":true,"result":[\#(ready.prefix(limit).joined(separator: ","))]}"#)
    }

    private func hold(_ poll: Int, seconds: Int64) async -> [String]? {
        await withTaskGroup(of: [String]?.self) { group in
            group.addTask { [state] in
                try? await state.first { $0.answer(to: poll) }
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return []
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    static func refused(_ refusal: ChatState.Refusal) -> LoopbackReply {
        .json(
            #"{"ok":false,"error_code":\#(refusal.status),"description":"\#(refusal.description)"}"#,
            status: refusal.status)
    }
}

extension LoopbackReply {
    /// The same answer, saying when it was given (RFC 9110, section 5.6.7).
    fileprivate func dated(_ date: Date) -> LoopbackReply {
        guard case .response(let status, let headers, let body) = self else { return self }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        let stamp = ["Date": formatter.string(from: date)]
        return .response(status: status, headers: headers.merging(stamp) { $1 }, body: body)
    }
}

extension ChatServer {
    /// Counts a request that another server got.
    public func noteRequest() {
        state.change { $0.requestCount += 1 }
    }
}
