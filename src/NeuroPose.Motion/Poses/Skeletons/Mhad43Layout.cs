namespace NeuroPose.Poses;

/// <summary>The 43 joints of Berkeley MHAD, in the reference's order. Left and right are the person's own.</summary>
internal static class Mhad43Layout
{
    public static Skeleton Skeleton { get; } = new SkeletonTable(
        "berkeley_mhad_43",
        "head lhead rhead rback backl backt lback lside bell chest rside lsho1 lsho2 larm lelb lwri lhan1 lhan2 lhan3 rsho1 "
            + "rsho2 rarm relb rwri rhan1 rhan2 rhan3 lhipb lhipf lhipl lleg lkne lank lhee lfoo rhipb rhipf rhipl rleg rkne "
            + "rank rhee rfoo",
        "l",
        "r")
    {
        Trunk = "head lhead; head rhead; lhead backt; rhead backt; backt chest; backt backl; chest bell; backt lback; backt rback; bell lside; "
            + "bell rside; backl lhipb; backl rhipb; lhipb rhipb; lhipf rhipf",
        Limbs = "backt ?sho1 ?sho2 ?arm ?elb ?wri ?han1; ?wri ?han2; ?wri ?han3; ?hipb ?hipl ?hipf; ?hipl ?leg ?kne ?ank ?hee; ?ank ?foo; ?hee ?foo",
        Roles = "Head=head Neck=backt Chest=chest Spine=bell Shoulder=?sho1 Elbow=?elb Wrist=?wri Hand=?han1 Hip=?hipb FrontPelvis=?hipf "
            + "Knee=?kne Ankle=?ank Heel=?hee Toe=?foo",
    }.Build();
}
