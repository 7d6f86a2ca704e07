import CCurl
import Glibc

/// Drives all transfers of a client on one thread of its own.
///
/// libcurl's multi interface names the sockets it waits for and the time it wants to be called at
/// (`curl_multi_socket_action`); epoll waits for them. Nothing here is touched by another thread.
final class EventLoop {
    private let mailbox: Mailbox
    private let settings: LoopSettings
    private let executor: LoopExecutor
    private let poller: Poller
    private let multi: UnsafeMutableRawPointer
    private var active: [UInt64: Transfer] = [:]
    private var idle: [Transfer] = []
    private var batch = Mailbox.Batch()
    private var finished: [(Call, Call.Outcome)] = []
    /// When libcurl wants to be called.
    private var timer: Moment?
    /// No transfer's deadline comes before this.
    private var earliestDeadline: Moment?

    /// Handles kept for the next calls; each holds some kilobytes.
    private static let maximumIdle = 64

    /// Fails where the system has no more descriptors or memory.
    init?(mailbox: Mailbox, settings: LoopSettings, executor: LoopExecutor) {
        guard let poller = Poller(wakeUp: mailbox.wakeUp), let multi = curl_multi_init() else { return nil }
        self.mailbox = mailbox
        self.settings = settings
        self.executor = executor
        self.poller = poller
        self.multi = multi
        configure()
    }

    deinit {
        ccurl_multi_set_socket_callback(multi, nil)
        ccurl_multi_set_timer_callback(multi, nil)
        curl_multi_cleanup(multi)
    }

    /// Works until the mailbox is closed.
    func run() {
        while true {
            poller.wait(timeout: timeToWait()) { event in
                act(event.socket, event.mask)
            }
            mailbox.take(into: &batch)
            if let reason = batch.closing { return abandon(reason) }
            admit()
            runTimer()
            collect()
            expire()
            deliver()
            runJobs()
        }
    }

    private func admit() {
        for call in batch.calls { begin(call) }
        for id in batch.cancellations { active[id].map { end($0, as: .cancelled) } }
    }
}

// Transfers come and go.
extension EventLoop {
    private func begin(_ call: Call) {
        guard let transfer = idle.popLast() ?? Transfer() else {
            return finished.append((call, .failure(.other(code: Int32(CURLE_OUT_OF_MEMORY.rawValue)))))
        }
        do throws(HTTPFailure) {
            try transfer.begin(call, settings: settings)
            active[call.id] = transfer
            earliestDeadline = min(earliestDeadline ?? transfer.deadline, transfer.deadline)
            curl_multi_add_handle(multi, transfer.handle)
        } catch {
            finished.append((call, .failure(error)))
            recycle(transfer)
        }
    }

    private func end(_ transfer: Transfer, as failure: HTTPFailure) {
        guard let call = transfer.call else { return }
        remove(transfer, id: call.id)
        finished.append((call, .failure(failure)))
        recycle(transfer)
    }

    private func remove(_ transfer: Transfer, id: UInt64) {
        curl_multi_remove_handle(multi, transfer.handle)
        active[id] = nil
    }

    private func recycle(_ transfer: Transfer) {
        transfer.reset()
        if idle.count < Self.maximumIdle { idle.append(transfer) }
    }

    /// Takes the transfers that libcurl is done with.
    private func collect() {
        var waiting: Int32 = 0
        while let message = curl_multi_info_read(multi, &waiting) {
            guard message.pointee.msg == CURLMSG_DONE, let transfer = Transfer.of(message.pointee.easy_handle) else {
                continue
            }
            let code = message.pointee.data.result
            guard let call = transfer.call else { continue }
            finished.append((call, transfer.outcome(code)))
            remove(transfer, id: call.id)
            recycle(transfer)
        }
    }

    /// Ends the transfers whose deadline has passed.
    private func expire() {
        guard let earliest = earliestDeadline else { return }
        let now = Moment.now
        guard earliest <= now else { return }
        for transfer in active.values where transfer.deadline <= now { end(transfer, as: .timedOut) }
        earliestDeadline = active.values.map(\.deadline).min()
    }

    private func abandon(_ reason: HTTPFailure) {
        for transfer in active.values { end(transfer, as: reason) }
        for call in batch.calls { finished.append((call, .failure(reason))) }
        deliver()
        runJobs()
    }

    private func deliver() {
        for (call, outcome) in finished { call.continuation.resume(returning: outcome) }
        finished.removeAll(keepingCapacity: true)
    }

    private func runJobs() {
        for job in batch.jobs { job.runSynchronously(on: executor.asUnownedTaskExecutor()) }
    }
}

// What libcurl asks for.
extension EventLoop {
    private func configure() {
        let this = Unmanaged.passUnretained(self).toOpaque()
        ccurl_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, this)
        ccurl_multi_set_pointer(multi, CURLMOPT_TIMERDATA, this)
        ccurl_multi_set_socket_callback(multi) { _, socket, action, loop, _ in
            EventLoop.at(loop)?.poller.watch(socket, for: action)
            return 0
        }
        ccurl_multi_set_timer_callback(multi) { _, milliseconds, loop in
            EventLoop.at(loop)?.setTimer(milliseconds)
            return 0
        }
        ccurl_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
        ccurl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, settings.maximumConnectionsPerHost)
        // Unset, libcurl would close idle connections as soon as fewer calls are in flight.
        ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 2 * settings.maximumConnectionsPerHost)
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> EventLoop? {
        pointer.map { Unmanaged<EventLoop>.fromOpaque($0).takeUnretainedValue() }
    }

    /// - Parameter milliseconds: From now; -1 for never.
    private func setTimer(_ milliseconds: Int) {
        timer = milliseconds < 0 ? nil : Moment.now.advanced(milliseconds: Int64(milliseconds))
    }

    private func runTimer() {
        guard let due = timer, due <= Moment.now else { return }
        timer = nil
        act(CURL_SOCKET_TIMEOUT, 0)
    }

    private func act(_ socket: Int32, _ mask: Int32) {
        var running: Int32 = 0
        curl_multi_socket_action(multi, socket, mask, &running)
    }

    /// In milliseconds, as epoll counts: -1 for no end.
    private func timeToWait() -> Int32 {
        guard batch.isEmpty else { return 0 }
        guard let next = [timer, earliestDeadline].compactMap(\.self).min() else { return -1 }
        return Int32(clamping: next.milliseconds(since: Moment.now))
    }
}
