import CCurl
import Glibc

/// The thread that an event loop runs on. It ends once the mailbox is closed.
enum LoopThread {
    /// What the new thread finds.
    private final class Context: Sendable {
        let mailbox: Mailbox
        let settings: LoopSettings
        let executor: LoopExecutor

        init(_ mailbox: Mailbox, _ settings: LoopSettings, _ executor: LoopExecutor) {
            self.mailbox = mailbox
            self.settings = settings
            self.executor = executor
        }
    }

    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Starts a loop. Where the system has no means for one, the mailbox is closed.
    static func start(mailbox: Mailbox, settings: LoopSettings, executor: LoopExecutor) {
        let isRunning = isLibraryReady && spawn(Context(mailbox, settings, executor))
        if !isRunning { mailbox.close(.failedInitialisation) }
    }

    private static func spawn(_ context: Context) -> Bool {
        let reference = Unmanaged.passRetained(context)
        var thread = pthread_t()
        guard pthread_create(&thread, nil, { LoopThread.enter($0) }, reference.toOpaque()) == 0 else {
            reference.release()
            return false
        }
        return pthread_detach(thread) == 0
    }

    private static func enter(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context { run(Unmanaged<Context>.fromOpaque(context).takeRetainedValue()) }
        return nil
    }

    private static func run(_ context: Context) {
        blockSignals()
        guard
            let loop = EventLoop(mailbox: context.mailbox, settings: context.settings, executor: context.executor)
        else {
            return context.mailbox.giveUp(.failedInitialisation)
        }
        loop.run()
    }

    /// Signals are for other threads, and SIGPIPE from a TLS connection that broke is for nobody.
    private static func blockSignals() {
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
