namespace NeuroPose.Synthesis;

/// <summary>
/// Where the markers of pelvis, trunk and head sit on a body of 1750 mm, from the middle of the hips, as (forward, down, left) in
/// millimeters.
/// </summary>
internal static class TrunkMarkers
{
    /// <summary>These turn with the pelvis.</summary>
    public static IReadOnlyList<(string Joint, double Forward, double Down, double Left)> Pelvis { get; } =
    [
        ("lhipb", -60, -70, 55), ("lhipf", 80, -75, 110), ("lhipl", 0, -15, 150),
        ("rhipb", -60, -70, -55), ("rhipf", 80, -75, -110), ("rhipl", 0, -15, -150),
    ];

    /// <summary>These turn with the chest, against the pelvis.</summary>
    public static IReadOnlyList<(string Joint, double Forward, double Down, double Left)> Chest { get; } =
    [
        ("rback", -105, -390, -90), ("backl", -90, -200, 0), ("backt", -80, -480, 0), ("lback", -105, -390, 90),
        ("lside", 10, -190, 145), ("bell", 110, -140, 0), ("chest", 105, -400, 0), ("rside", 10, -190, -145),
        ("lsho1", 15, -520, 140), ("lsho2", -10, -505, 185), ("rsho1", 15, -520, -140), ("rsho2", -10, -505, -185),
    ];

    /// <summary>These look straight ahead.</summary>
    public static IReadOnlyList<(string Joint, double Forward, double Down, double Left)> Head { get; } =
    [
        ("head", 5, -820, 0), ("lhead", 25, -735, 72), ("rhead", 25, -735, -72),
    ];
}
