import Domain
import Foundation
import Messaging
import Testing

@testable import Texts

@Suite struct CatalogueTests {
    private static let russian = """
        language: {name: Русский}
        diary:
          done: "Записала, <b>{name}</b>."
          words: {one: "{count} слово", few: "{count} слова", many: "{count} слов"}
          wait:
            plural: minutes
            one: Ещё минута
            few: Ещё {minutes} минуты
            many: Ещё {minutes} минут
        """
    private static let english = """
        language: {name: English}
        diary:
          done: "Got it, <b>{name}</b>."
          words: {one: "{count} word", other: "{count} words"}
          wait:
            plural: minutes
            one: One more minute
            other: "{minutes} more minutes"
        """
    private static let keys: Set<String> = ["diary.done", "diary.words", "diary.wait"]

    private func load(_ files: [String: String], keys: Set<String> = keys) throws -> Catalogue {
        let folder = try Folder(files)
        return try Catalogue(folder: folder.path, keys: keys, fallback: .russian)
    }

    private func problems(_ files: [String: String], keys: Set<String> = keys) throws -> [String] {
        do {
            _ = try load(files, keys: keys)
            return []
        } catch let failure as CatalogueFailure {
            return failure.problems.map(\.description)
        }
    }

    private func loaded() throws -> Catalogue {
        try load(["ru.yaml": Self.russian, "en.yaml": Self.english, "notes.txt": "not ours"])
    }

    @Test func `a phrase is said in the language asked for`() throws {
        let texts = try loaded()
        #expect(
            texts.render("diary.done", ["name": "Анна"], in: .russian).runs
                == [.init("Записала, "), .init("Анна", [.bold]), .init(".")])
        #expect(texts.render("diary.done", ["name": "Ann"], in: .english).plain == "Got it, Ann.")
    }

    @Test func `a language that is not here falls back`() throws {
        let texts = try loaded()
        #expect(texts.render("diary.done", ["name": "Max"], in: Language("de")).plain == "Записала, Max.")
    }

    @Test(arguments: [(1, "1 слово"), (3, "3 слова"), (11, "11 слов"), (12_021, "12\u{A0}021 слово")])
    func `a number chooses the form`(number: Int, words: String) throws {
        #expect(try loaded().render("diary.words", ["count": .number(number)], in: .russian).plain == words)
    }

    @Test func `another argument can choose the form`() throws {
        let texts = try loaded()
        #expect(texts.render("diary.wait", ["minutes": 1], in: .english).plain == "One more minute")
        #expect(texts.render("diary.wait", ["minutes": 22], in: .russian).plain == "Ещё 22 минуты")
    }

    @Test func `a missing number leaves the placeholder in the most general form`() throws {
        let texts = try loaded()
        #expect(texts.render("diary.words", in: .russian).plain == "{count} слов")
        #expect(texts.render("diary.words", ["count": "many"], in: .english).plain == "many words")
    }

    @Test func `an unknown key shows itself`() throws {
        #expect(try loaded().render("no.such", in: .russian).plain == "{no.such}")
    }

    @Test func `languages are known by tag and by their own name`() throws {
        let texts = try loaded()
        #expect(texts.languages == [.english, .russian])
        #expect(texts.language(for: "en-GB") == .english)
        #expect(texts.language(for: "de") == nil)
        #expect(texts.language(for: nil) == nil)
        #expect(texts.name(of: .russian) == "Русский")
    }

    @Test func `the arguments of a phrase can be asked for`() throws {
        let texts = try loaded()
        #expect(texts.placeholders(of: "diary.done") == ["name"])
        #expect(texts.placeholders(of: "diary.wait") == ["minutes"])
        #expect(texts.placeholders(of: "no.such") == nil)
    }

    @Test func `all problems of all files are reported at once`() throws {
        let russian = """
            language: {name: Русский}
            a: "Привет, {name}"
            b: {one: "{count} день", few: "{count} дня"}
            c: <b>жирно
            extra: лишнее
            """
        let english = """
            language: {name: English}
            a: "Hello, {nick}"
            b: {one: day, few: days, other: days}
            list: [1, 2]
            empty:
            """
        #expect(
            try problems(["ru.yaml": russian, "en.yaml": english, "qq.yaml": "a: b"], keys: ["a", "b", "c", "d"]) == [
                "en.yaml: c is missing",
                "en.yaml: d is missing",
                "en.yaml:2: a has other arguments than the fallback language, missing: name, extra: nick",
                "en.yaml:3: b has a plural form 'few' that the language lacks",
                "en.yaml:4: list holds no words",
                "en.yaml:4: list is used nowhere",
                "en.yaml:5: empty holds no words",
                "en.yaml:5: empty is used nowhere",
                "qq.yaml: is not named after a language whose plural rules are known",
                "ru.yaml: d is missing",
                "ru.yaml:3: b lacks the plural form 'many'",
                "ru.yaml:4: c: <b> is never closed",
                "ru.yaml:5: extra is used nowhere",
            ])
    }

    @Test func `broken YAML is reported with its line`() throws {
        let found = try problems(["ru.yaml": "language: {name: Русский}\na: \"open\nb: c"], keys: [])
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix("ru.yaml:2: is not YAML: ") == true
                || found.first?.hasPrefix("ru.yaml:3: is not YAML: ") == true)
    }

    @Test func `a key written twice is reported`() throws {
        let found = try problems(["ru.yaml": "language: {name: Русский}\na: b\na: c"], keys: ["a"])
        #expect(found.count == 1)
        #expect(found.first?.contains("written twice") == true)
    }

    @Test func `an empty file lacks everything`() throws {
        #expect(
            try problems(["ru.yaml": ""], keys: ["a"]) == [
                "ru.yaml: a is missing", "ru.yaml: language.name is missing",
            ])
    }

    @Test func `bytes that are not UTF-8 are reported`() throws {
        let folder = try Folder(["ru.yaml": Self.russian])
        try Data([0x61, 0x3A, 0x20, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: "\(folder.path)/en.yaml"))
        #expect(throws: CatalogueFailure.self) {
            try Catalogue(folder: folder.path, keys: Self.keys, fallback: .russian)
        }
    }

    @Test func `the fallback language must be there`() throws {
        let found = try problems(["en.yaml": Self.english])
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("there is no ru.yaml") == true)
    }

    @Test func `a folder that is not there is reported`() {
        #expect(throws: CatalogueFailure.self) {
            try Catalogue(folder: "/no/such/folder", keys: [], fallback: .russian)
        }
    }
}
