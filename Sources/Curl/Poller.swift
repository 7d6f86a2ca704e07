import CCurl
import Glibc

/// The sockets of a loop, waited for with epoll.
final class Poller {
    private let epoll: Int32
    /// What each socket, by its number, is waited for; 0 for nothing.
    private var interests: [UInt32] = []
    private var events: [epoll_event]

    /// A socket on which something happened, as libcurl's `CURL_CSELECT_` bits.
    struct Event {
        let socket: Int32
        let mask: Int32
    }

    /// Fails where the system grants no epoll or the wake-up cannot be watched.
    init?(wakeUp: Int32) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        events = Array(repeating: epoll_event(), count: 256)
        guard epoll >= 0 else { return nil }
        guard control(EPOLL_CTL_ADD, wakeUp, EPOLLIN.rawValue | EPOLLET.rawValue) else { return nil }
    }

    deinit {
        if epoll >= 0 { Glibc.close(epoll) }
    }

    /// Sets what a socket is waited for, as one of libcurl's `CURL_POLL_` values.
    func watch(_ socket: Int32, for action: Int32) {
        let index = Int(socket)
        if index >= interests.count {
            interests.append(contentsOf: repeatElement(0, count: index + 1 - interests.count))
        }
        let (old, new) = (interests[index], Self.interest(action))
        guard old != new else { return }
        interests[index] = new
        control(new == 0 ? EPOLL_CTL_DEL : old == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, new)
    }

    /// Waits until a socket is ready or the loop is woken, and hands out each ready socket.
    ///
    /// - Parameter timeout: Milliseconds; -1 to wait without end.
    func wait(timeout: Int32, _ body: (Event) -> Void) {
        let count = epoll_wait(epoll, &events, Int32(events.count), timeout)
        for index in 0..<max(0, Int(count)) {
            let event = events[index]
            // A socket that an earlier event of this round closed is no longer watched, and so is the wake-up.
            guard interests.indices.contains(Int(event.data.fd)), interests[Int(event.data.fd)] != 0 else { continue }
            body(Event(socket: event.data.fd, mask: Self.mask(event.events)))
        }
    }

    @discardableResult
    private func control(_ operation: Int32, _ socket: Int32, _ interest: UInt32) -> Bool {
        var event = epoll_event()
        event.events = interest
        event.data.fd = socket
        return epoll_ctl(epoll, operation, socket, &event) == 0
    }

    private static func interest(_ action: Int32) -> UInt32 {
        switch action {
        case CURL_POLL_IN: EPOLLIN.rawValue
        case CURL_POLL_OUT: EPOLLOUT.rawValue
        case CURL_POLL_INOUT: EPOLLIN.rawValue | EPOLLOUT.rawValue
        default: 0
        }
    }

    private static func mask(_ events: UInt32) -> Int32 {
        var mask: Int32 = 0
        if events & EPOLLIN.rawValue != 0 { mask |= CURL_CSELECT_IN }
        if events & EPOLLOUT.rawValue != 0 { mask |= CURL_CSELECT_OUT }
        if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { mask |= CURL_CSELECT_ERR }
        return mask
    }
}
