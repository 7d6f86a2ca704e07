import Testing
import SeededChance

@testable import Clone

@Suite struct RowsTests {
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `lists stay what they are, however many others come and go`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var rows = Rows<Int>()
        var lists: [[Int]] = []
        for step in 0..<2000 {
            if lists.isEmpty || random.below(2) == 0 {
                lists.append([Int](repeating: step, count: random.below(6)))
                rows.append(lists[lists.count - 1])
            } else {
                let gone = random.below(lists.count)
                lists[gone] = []
                rows.clear(gone)
            }
        }
        #expect(rows.count == lists.count)
        #expect(lists.indices.allSatisfy { Array(rows[$0]) == lists[$0] && rows.isEmpty($0) == lists[$0].isEmpty })
        var found: [[Int]] = []
        rows.forEach { number, row in
            #expect(number == found.count)
            found.append(Array(row))
        }
        #expect(found == lists)
    }
}
