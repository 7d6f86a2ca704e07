import Domain
import Testing

@testable import Texts

@Suite struct PluralTests {
    @Test(arguments: [
        (0, "many"), (1, "one"), (2, "few"), (4, "few"), (5, "many"), (11, "many"), (12, "many"), (14, "many"),
        (21, "one"), (22, "few"), (25, "many"), (100, "many"), (101, "one"), (102, "few"), (111, "many"),
        (112, "many"), (1001, "one"), (-1, "one"), (-3, "few"),
    ])
    func `Russian has three forms`(number: Int, form: String) throws {
        #expect(try #require(PluralRules(.russian)).category(of: number).rawValue == form)
    }

    @Test(arguments: [(0, "other"), (1, "one"), (2, "other"), (11, "other"), (21, "other"), (101, "other")])
    func `English has two forms`(number: Int, form: String) throws {
        #expect(try #require(PluralRules(.english)).category(of: number).rawValue == form)
    }

    @Test(arguments: [
        ("fr", 0, "one"), ("fr", 2, "other"), ("ja", 1, "other"), ("kk", 1, "one"), ("uk", 3, "few"),
    ])
    func `other languages have rules of their own`(code: String, number: Int, form: String) throws {
        #expect(try #require(PluralRules(Language(code))).category(of: number).rawValue == form)
    }

    @Test func `a language without known rules is refused`() {
        #expect(PluralRules(Language("xx")) == nil)
    }

    @Test(arguments: [
        ("en", 999, "999"), ("en", 1000, "1,000"), ("en", -1_234_567, "-1,234,567"), ("ru", 9999, "9999"),
        ("ru", 10000, "10\u{A0}000"), ("ru", -1_234_567, "-1\u{A0}234\u{A0}567"), ("ru", 0, "0"),
        ("en", Int.min, "-9,223,372,036,854,775,808"),
    ])
    func `digits are grouped as the language does`(code: String, number: Int, written: String) {
        #expect(DigitGrouping(Language(code)).write(number) == written)
    }
}
