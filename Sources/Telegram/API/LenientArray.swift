/// The elements of an array, of which some may be beyond reading without spoiling the others.
struct LenientArray<Element: Decodable & Sendable>: Decodable, Sendable {
    /// What each place holds.
    let elements: [Result<Element, Unreadable>]

    /// An element that could not be read.
    struct Unreadable: Error, Equatable {
        /// Its `update_id`, if at least that can be read.
        let id: Int64?
    }

    init(from decoder: any Decoder) throws {
        elements = try decoder.singleValueContainer().decode([Place].self).map(\.content)
    }

    private struct Place: Decodable {
        let content: Result<Element, Unreadable>

        private enum Key: String, CodingKey {
            case id = "update_id"
        }

        init(from decoder: any Decoder) {
            do {
                content = .success(try Element(from: decoder))
            } catch {
                let container = try? decoder.container(keyedBy: Key.self)
                content = .failure(Unreadable(id: try? container?.decode(Int64.self, forKey: .id)))
            }
        }
    }
}
