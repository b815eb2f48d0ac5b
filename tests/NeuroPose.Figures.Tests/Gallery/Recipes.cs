namespace NeuroPose.Figures.Tests.Gallery;

/// <summary>The gallery, in the order of a study: bodies, gait, warping, comparison, statistics, vital signs, a figure of one's own.</summary>
internal static class Recipes
{
    public static IReadOnlyList<Recipe> Gallery { get; } =
    [
        new JointTrajectories(), new StickStrip(), new SkeletonViews(), new Player(),
        new HeelStrikes(), new AnglesOverCycle(),
        new EventsOnFeet(), new AnglesWithReference(), new MovementProfile(), new StepsInTurn(),
        new WarpedSeries(), new CostMatrixWithPath(), new OrderedDistances(), new JointShares(), new BeforeAndAfter(),
        new AgreementOfSystems(), new CurveTest(), new RocOfGroups(),
        new VitalSigns(), new CsiWaterfall(),
        new FigureOfYourOwn(),
    ];

    /// <summary>The gallery, and a figure that has a layer of every kind, by name.</summary>
    public static IReadOnlyDictionary<string, Func<Figure>> All { get; } = new SortedDictionary<string, Func<Figure>>(
        Gallery.ToDictionary(recipe => recipe.Name, recipe => (Func<Figure>)(() => recipe.Figure)), StringComparer.Ordinal)
    {
        ["every-layer"] = EveryLayer.Figure,
    };
}
