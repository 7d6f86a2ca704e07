import Domain
import Engine
import Foundation
import Messaging
import NIOConcurrencyHelpers

/// The other side of the network: a messenger that keeps updates until they are confirmed, delivers some twice, loses
/// answers, and is away at times. What it shows each chat is what a person would see.
final class Wire: Courier, RecordingSource {
    struct Shown: Sendable {
        var message: Message
        var sentAt: Timestamp
        var isRetracted = false
        /// Whether the bot cannot know that it was delivered, so that it is bound to come again.
        var isUnacknowledged = false
    }

    struct State {
        var pending: [Arrival] = []
        var chats: [String: [MessageID: Shown]] = [:]
        var documents: [String: Int] = [:]
        /// The pictures shown in each chat, by the names of their files.
        var pictures: [String: [String]] = [:]
        /// The notices by which presses of buttons were answered, by the name of the press.
        var answers: [String: [String?]] = [:]
        var nextMessage: MessageID = 1_000_000
        var isDown = false
        var duplicates = 0
        var deliveries = 0
    }

    let channel = Channel.telegram
    let state = NIOLockedValueBox(State())
    private let chance: Chance
    private let clock: VirtualClock
    private let crash: Crash
    private let recordings: [String: [UInt8]]

    init(chance: Chance, clock: VirtualClock, crash: Crash, recordings: [String: [UInt8]]) {
        self.chance = chance
        self.clock = clock
        self.crash = crash
        self.recordings = recordings
    }

    /// A person sends something.
    func send(_ arrival: Arrival) {
        state.withLockedValue { $0.pending.append(arrival) }
    }

    /// Whether a poll would bring something.
    var hasNews: Bool { state.withLockedValue { !$0.isDown && !$0.pending.isEmpty } }

    /// One long poll: updates are handed over, and confirmed only if that was not interrupted.
    func poll(into intake: any Intake) async throws {
        let batch = state.withLockedValue { $0.isDown ? [] : Array($0.pending.prefix(100)) }
        guard !batch.isEmpty else { return }
        try await intake.receive(batch)
        if chance.happens(0.02) { return }
        state.withLockedValue { $0.pending.removeFirst(batch.count) }
    }

    func deliver(
        _ outgoing: Outgoing, to chat: String, target: MessageID?, turn: @Sendable () async -> Void
    ) async throws(DeliveryFailure) -> MessageID? {
        if state.withLockedValue({ $0.isDown }) { throw .unavailable(reason: "down") }
        if chance.happens(0.02) { throw .flooded(retryAfter: .seconds(chance.number(in: 1...5))) }
        if chance.happens(0.01) { throw .unavailable(reason: "connection lost before") }
        let message = show(outgoing, in: chat, target)
        if chance.happens(0.01) {
            state.withLockedValue { $0.loseAnswer(message, in: chat) }
            throw .unavailable(reason: "answer lost")
        }
        if chance.happens(0.0005) {
            state.withLockedValue { $0.loseAnswer(message, in: chat) }
            await crash.happen()
        }
        return message
    }

    func show(_ passing: Passing, in chat: String) async {
        guard case .acknowledge(let press, let notice) = passing else { return }
        state.withLockedValue { $0.answers[press, default: []].append(notice) }
    }

    func fetch(file: String, to path: String) async throws(FetchFailure) {
        if state.withLockedValue({ $0.isDown }) || chance.happens(0.05) { throw .unavailable(retryAfter: nil) }
        if chance.happens(0.003) { await crash.happen() }
        guard let bytes = recordings[file] else { throw .gone }
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw .unavailable(retryAfter: nil)
        }
    }

    private func show(_ outgoing: Outgoing, in chat: String, _ target: MessageID?) -> MessageID? {
        let now = clock.now
        return state.withLockedValue { state in
            state.deliveries += 1
            switch outgoing {
            case .edit(_, let message):
                if let target, state.chats[chat]?[target] != nil {
                    state.chats[chat]?[target]?.message = message
                    return target
                }
                return state.add(message, to: chat, at: now)
            case .message(let message, _): return state.add(message, to: chat, at: now)
            case .retract:
                if let target { state.chats[chat]?[target]?.isRetracted = true }
                return target
            case .document:
                state.documents[chat, default: 0] += 1
                return nil
            case .photo(.stored(let name), _, _):
                state.pictures[chat, default: []].append(name)
                return nil
            case .removeButtons, .voice, .photo, .contact, .reaction, .leave: return nil
            }
        }
    }
}

extension Wire.State {
    mutating func loseAnswer(_ message: MessageID?, in chat: String) {
        duplicates += 1
        if let message { chats[chat]?[message]?.isUnacknowledged = true }
    }

    mutating func add(_ message: Message, to chat: String, at now: Timestamp) -> MessageID {
        nextMessage += 1
        chats[chat, default: [:]][nextMessage] = Wire.Shown(message: message, sentAt: now)
        return nextMessage
    }
}
