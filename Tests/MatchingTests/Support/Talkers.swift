import Asking
import Domain
import Foundation

@testable import Matching

/// Two invented people and what their clones may say.
enum Talkers {
    static let anna = ClonePersona(
        manner: .init(sentenceLength: 6, habits: ["words that return: ну, честно"]),
        items: [
            item(1, "спорт", "Бегает по утрам у реки"), item(2, "дом", "Держит двух собак"),
            item(3, "планы", "Хочет переехать в Казань"),
        ], languages: [.russian, .english])

    static let boris = ClonePersona(
        manner: .init(sentenceLength: 14),
        items: [
            item(11, "музыка", "Играет на виолончели в любительском оркестре"), item(12, "спорт", "Плавает в бассейне"),
            item(13, "дом", "Любит долгие тихие завтраки"),
        ], languages: [.english, .russian])

    static func item(_ id: Int64, _ topic: String, _ text: String) -> ClonePersona.Item {
        .init(id: MemoryID(rawValue: id), topic: topic, text: text)
    }

    /// Twelve lines that may be kept.
    static let lines: [(String, String)] = [
        ("A", "Ну, привет! Честно, волновалась."), ("B", "И я немного, но здесь хорошо и тихо, мне нравится."),
        ("A", "Я по утрам бегаю у реки, там так же."), ("B", "А зимой ты тоже выходишь, когда темно и скользко?"),
        ("A", "Честно? Ленюсь. А ты плаваешь?"), ("B", "Плаваю в бассейне, там всегда одна погода."),
        ("A", "Собаки бы не поняли."), ("B", "А собаки бегают с тобой или спят дома?"),
        ("A", "Две собаки — две скорости."), ("B", "Я играю на виолончели, у меня тоже две скорости."),
        ("A", "Хочу в Казань переехать. Страшно."), ("B", "Тогда давай выпьем ещё кофе за смелость."),
    ]

    static func answer(_ lines: [(String, String)]) -> JSONValue {
        ["lines": .array(lines.map { ["speaker": .string($0.0), "text": .string($0.1)] })]
    }

    /// The lines with one of them, counted from 1, in other words.
    static func answer(saying text: String, inLine number: Int) -> JSONValue {
        var lines = lines
        lines[number - 1].1 = text
        return answer(lines)
    }

    /// Stems as far as these words need them: the first four letters.
    @Sendable static func terms(_ text: String) -> [String] {
        let small: Set<String> = ["на", "по", "ну", "у", "в", "и", "не", "я", "а", "мне", "за"]
        return text.lowercased().replacing("ё", with: "е").split { !$0.isLetter && !$0.isNumber }.map(String.init)
            .filter { !small.contains($0) }.map { String($0.prefix(4)) }
    }

    /// A prompt as it stands in its file.
    static func prompt(_ name: String, temperature: Double = 0) throws -> ModelPrompt {
        let home = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path()
        let file = try String(contentsOfFile: "\(home)/prompts/\(name).md", encoding: .utf8)
        let text = file.components(separatedBy: "---\n").dropFirst(2).joined(separator: "---\n")
        return ModelPrompt(version: 1, temperature: temperature) { values in
            values.reduce(text) { $0.replacing("{{\($1.key)}}", with: $1.value) }
        }
    }
}
