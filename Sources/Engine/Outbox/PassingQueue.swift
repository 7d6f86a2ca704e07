import Domain
public import Messaging
public import ServiceLifecycle
import NIOConcurrencyHelpers

/// Shows on one channel what is shown in passing: as much at once as the channel bears, and no more kept waiting than
/// it is worth. What it drops nobody misses, and nothing of it is durable.
public final class PassingQueue: Service {
    private let courier: any Courier
    private let clock: any WallClock
    private let line = NIOLockedValueBox(PassingLine())
    private let bell = Doorbell()

    /// Makes a queue of one channel.
    public init(courier: any Courier, clock: any WallClock) {
        self.courier = courier
        self.clock = clock
    }

    /// Puts something in line for a chat.
    public func add(_ passing: Passing, in chat: String) {
        let now = clock.now
        line.withLockedValue { $0.add(passing, in: chat, now: now) }
        bell.ring()
    }

    /// Shows until shutdown, then lets what is under way end.
    public func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                while !Task.isShuttingDownGracefully && !Task.isCancelled {
                    while let (chat, passing) = next() {
                        group.addTask(executorPreference: courier.executor) { await self.show(passing, in: chat) }
                    }
                    await bell.wait()
                }
            }
        } onGracefulShutdown: {
            self.bell.ring()
        }
    }

    private func next() -> (chat: String, passing: Passing)? {
        let now = clock.now
        return line.withLockedValue { $0.next(now: now) }
    }

    private func show(_ passing: Passing, in chat: String) async {
        await courier.show(passing, in: chat)
        line.withLockedValue { $0.end(chat) }
        bell.ring()
    }
}
