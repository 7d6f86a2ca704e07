internal import Glibc

/// Distances over the surface of the Earth taken as a sphere.
public enum GreatCircle {
    /// The mean radius of the Earth, in kilometres (IUGG).
    public static let radius = 6371.0088

    /// Kilometres between two points given in degrees (the haversine formula, exact also for near ones).
    public static func kilometres(
        fromLatitude latitude1: Double, longitude longitude1: Double, toLatitude latitude2: Double,
        longitude longitude2: Double
    ) -> Double {
        let degree = Double.pi / 180
        let north = sin((latitude2 - latitude1) * degree / 2)
        let east = sin((longitude2 - longitude1) * degree / 2)
        let half = north * north + cos(latitude1 * degree) * cos(latitude2 * degree) * east * east
        return 2 * radius * asin(min(1, half.squareRoot()))
    }
}
