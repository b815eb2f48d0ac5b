using NeuroPose.Notebooks.Sessions;
using NeuroPose.Testing;

namespace NeuroPose.Interactive.Tests;

/// <summary>The names that a string may go on with, of the values that the session holds.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class NamesInStringsTests : IClassFixture<NamesInStringsTests.Session>
{
    private readonly Session session;

    public NamesInStringsTests(Session session) => this.session = session;

    [Theory]
    [InlineData("poses[0, \"left_k|\"]", "left_knee")]
    [InlineData("poses[0, \"left_k|", "left_knee")]
    [InlineData("poses[0, \"kne|", "left_knee")]
    [InlineData("poses.Speed(\"right_an|\")", "right_ankle")]
    [InlineData("poses.Select(\"left_hip\", \"left_k|", "left_knee")]
    [InlineData("poses.Select([\"left_hip\", \"left_k|\"])", "left_knee")]
    [InlineData("MotionFigures.Trajectories(poses, \"left_k|", "left_knee")]
    [InlineData("poses.Skeleton.IndexOf(\"left_k|", "left_knee")]
    [InlineData("walks[0].Speed(\"left_k|", "left_knee")]
    [InlineData("AngleDefinition.Named(poses.Skeleton, \"left k|", "left knee")]
    [InlineData("Representation.Angles(poses.Skeleton, \"left knee\", \"right k|", "right knee")]
    [InlineData("Representation.Angles(Skeleton.Coco17, \"left e|", "left elbow")]
    [InlineData("Representation.Relation(\"left_k|", null)]
    [InlineData("Skeleton.Named(\"ber|", "berkeley_mhad_43")]
    [InlineData("dataset[\"s01-f|", "s01-fast")]
    [InlineData("dataset.Load(\"s01-f|\")", "s01-fast")]
    [InlineData("Dataset.Open(\"bvh-w|", "bvh-walk")]
    [InlineData("ages[\"le|", "left side")]
    [InlineData("ages.ContainsKey(\"le|", "left side")]
    [InlineData("table.Columns[\"spe|", "speed")]
    [InlineData("VideoPredictions.Load(\"s01-fa|", "s01-fast.json")]
    [InlineData("MotionFile.Load(\"s01-fa|", "s01-fast.json")]
    public void A_string_goes_on_with_the_names_of_what_is_there(string place, string? wanted)
    {
        var names = session.Complete(place);
        Assert.True(wanted is null ? names.Count == 0 : names.Contains(wanted), $"{place}: {string.Join(", ", names)}");
        Assert.DoesNotContain("GetHashCode", names);
    }

    [Fact]
    public void Angles_are_offered_where_angles_are_asked_for_and_joints_where_joints_are()
    {
        Assert.DoesNotContain("left_knee", session.Complete("AngleDefinition.Named(poses.Skeleton, \"left|"));
        Assert.DoesNotContain("left knee", session.Complete("poses.Speed(\"left|"));
    }

    [Fact]
    public void The_first_choices_of_a_definition_are_the_librarys() =>
        Assert.Equal(["Band.None", "Band.SakoeChiba"], session.Complete("new DtwDefinition { Band = |").Intersect(["Band.None", "Band.SakoeChiba", "PocketView"]));

    /// <summary>A notebook that has loaded a trial and a dataset.</summary>
    public sealed class Session : IAsyncLifetime, IDisposable
    {
        private readonly CSharpSession session = new(new SessionOptions
        {
            WorkingDirectory = Repository.PathTo("datasets", "gait-synthetic"),
            References = NeuroPoseExtension.Libraries,
        });

        public async Task InitializeAsync()
        {
            await session.LoadExtensionAsync(Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib"));
            var cell = await SessionCell.RunAsync(session, """
                var dataset = Dataset.Open(".");
                var poses = new PoseSequence(Skeleton.Coco17, 30, new double[17 * 3]);
                PoseSequence[] walks = [poses];
                var ages = new Dictionary<string, int> { ["left side"] = 1 };
                var table = new System.Data.DataTable();
                table.Columns.Add("speed");
                """);
            Assert.True(cell.Error is null, cell.Error?.Message);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => session.Dispose();

        public IReadOnlyList<string> Complete(string marked)
        {
            var cursor = marked.IndexOf('|', StringComparison.Ordinal);
            return [.. session.Complete(marked.Remove(cursor, 1), cursor).Items.Select(item => item.Text)];
        }
    }
}
