import Testing

@testable import Texts

@Suite struct PromptsTests {
    private static let extract = """
        ---
        version: 3
        task: extract
        temperature: 0.2
        schema: diary-analysis
        ---

        Read the diary of {{name}}: {"a": {"b": 1}}

        {{diary}}

        """

    private func problems(_ files: [String: String], expecting: [String: Set<String>]) throws -> [String] {
        let folder = try Folder(files)
        do {
            _ = try Prompts(folder: folder.path, expecting: expecting)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test func `a prompt carries its front matter and takes its values`() throws {
        let folder = try Folder(["extract.md": Self.extract, "README.txt": "not a prompt"])
        let prompts = try Prompts(folder: folder.path, expecting: ["extract": ["name", "diary"]])
        let prompt = try #require(prompts["extract"])
        #expect(prompt.version == 3)
        #expect(prompt.task == "extract")
        #expect(prompt.temperature == 0.2)
        #expect(prompt.schema == "diary-analysis")
        #expect(
            try prompt.filled(with: ["name": "{{diary}} & <b>", "diary": "Tea."])
                == "Read the diary of {{diary}} & <b>: {\"a\": {\"b\": 1}}\n\nTea.")
    }

    @Test func `values must be the ones the prompt asks for`() throws {
        let folder = try Folder(["extract.md": Self.extract])
        let prompts = try Prompts(folder: folder.path, expecting: ["extract": ["name", "diary"]])
        #expect(throws: PromptMismatch(prompt: "extract", missing: ["diary"], extra: ["other"])) {
            try prompts["extract"]?.filled(with: ["name": "Anna", "other": "x"])
        }
    }

    @Test func `all problems of all prompts are reported at once`() throws {
        let files = [
            "bare.md": "Just words",
            "broken.md": "---\nversion: \"x\ntask: a\n---\nwords",
            "extract.md": Self.extract,
            "fields.md": "---\nversion: one\ntemperature: 3\nmood: high\n---\nwords",
            "open.md": "---\nversion: 1\ntask: a\ntemperature: 0\n---\n\nfirst\nx {{ y }}",
            "surplus.md": "---\nversion: 1\ntask: a\ntemperature: 0\n---\nwords",
        ]
        let expecting: [String: Set<String>] = [
            "bare": [], "broken": [], "extract": ["name", "mood"], "fields": [], "gone": [], "open": [],
        ]
        let found = try problems(files, expecting: expecting)
        #expect(
            found.filter { !$0.hasPrefix("broken.md") } == [
                "bare.md:1: has no front matter between two lines of ---",
                "extract.md: has a placeholder {{diary}} that the code does not fill",
                "extract.md: has no placeholder {{mood}}, which the code fills",
                "fields.md:1: needs 'task': the name of a model task",
                "fields.md:1: needs 'temperature': a number from 0 to 2",
                "fields.md:1: needs 'version': a whole number",
                "fields.md:4: has a field 'mood' that means nothing",
                "gone.md: is missing",
                "open.md:8: has a {{ that begins no placeholder {{name}}",
                "surplus.md: is used nowhere",
            ])
        #expect(found.count { $0.hasPrefix("broken.md") && $0.contains("not YAML") } == 1)
    }

    @Test func `a folder that is not there is reported`() {
        #expect(throws: PromptsFailure.self) { try Prompts(folder: "/no/such/folder", expecting: [:]) }
    }
}
