public import Dialogue
public import Matching

/// What clones may tell, as the dialogue asks for it.
extension Discretion: DisclosureJudge {}
