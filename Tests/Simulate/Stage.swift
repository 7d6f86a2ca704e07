import Dialogue
import Product

/// What all simulations of a process share, since nothing changes it.
struct Stage: Sendable {
    let recordings: Recordings
    let atlas: any Atlas
    /// The folder that holds `locales`.
    let home: String

    init(home: String) throws {
        recordings = try Recordings.made()
        atlas = RememberingAtlas(try Bot.world())
        self.home = home
    }
}
