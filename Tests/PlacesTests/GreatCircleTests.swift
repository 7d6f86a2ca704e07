import Places
import Testing

@Suite struct GreatCircleTests {
    @Test(arguments: [
        (0.0, 0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 180.0, 20015.115), (90.0, 0.0, -90.0, 77.0, 20015.115),
        (0.0, 179.5, 0.0, -179.5, 111.195), (55.7558, 37.6173, 59.9343, 30.3351, 633.0),
    ])
    func `distances are those over the sphere`(a: Double, b: Double, c: Double, d: Double, kilometres: Double) {
        let distance = GreatCircle.kilometres(fromLatitude: a, longitude: b, toLatitude: c, longitude: d)
        #expect(abs(distance - kilometres) < 1)
    }
}
