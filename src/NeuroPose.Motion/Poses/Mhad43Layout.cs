namespace NeuroPose.Poses;

/// <summary>Names and lines of the 43-joint skeleton. Left and right are the person's own.</summary>
internal static class Mhad43Layout
{
    private static readonly string[] Names =
    [
        "head", "lhead", "rhead", "rback", "backl", "backt", "lback", "lside", "bell", "chest",
        "rside", "lsho1", "lsho2", "larm", "lelb", "lwri", "lhan1", "lhan2", "lhan3", "rsho1",
        "rsho2", "rarm", "relb", "rwri", "rhan1", "rhan2", "rhan3", "lhipb", "lhipf", "lhipl",
        "lleg", "lkne", "lank", "lhee", "lfoo", "rhipb", "rhipf", "rhipl", "rleg", "rkne",
        "rank", "rhee", "rfoo",
    ];

    private static readonly string[] Trunk =
    [
        "head-lhead", "head-rhead", "lhead-backt", "rhead-backt", "backt-chest", "backt-backl", "chest-bell",
        "backt-lback", "backt-rback", "bell-lside", "bell-rside", "backl-lhipb", "backl-rhipb", "lhipb-rhipb", "lhipf-rhipf",
    ];

    private static readonly string[] Limbs =
    [
        "backt-?sho1", "?sho1-?sho2", "?sho2-?arm", "?arm-?elb", "?elb-?wri", "?wri-?han1", "?wri-?han2", "?wri-?han3",
        "?hipb-?hipl", "?hipl-?hipf", "?hipl-?leg", "?leg-?kne", "?kne-?ank", "?ank-?hee", "?ank-?foo", "?hee-?foo",
    ];

    public static Skeleton Skeleton { get; } = Build();

    private static Skeleton Build()
    {
        Bone Parse(string line, Side? side)
        {
            var ends = line.Split('-');
            return new(Array.IndexOf(Names, ends[0]), Array.IndexOf(Names, ends[1]), side);
        }

        IEnumerable<Bone> LimbsOf(Side side, char letter) =>
            Limbs.Select(line => Parse(line.Replace('?', letter), side));

        return new(
            "berkeley_mhad_43",
            Names,
            [.. Trunk.Select(line => Parse(line, null)), .. LimbsOf(Side.Left, 'l'), .. LimbsOf(Side.Right, 'r')]);
    }
}
