using NeuroPose.Alignment;
using NeuroPose.Datasets;
using NeuroPose.Figures;
using NeuroPose.Figures.Tests;
using NeuroPose.Kinematics;
using NeuroPose.Poses;
using NeuroPose.Provenance;
using NeuroPose.Testing;
using NeuroPose.Warping;

namespace NeuroPose.Interactive.Tests;

/// <summary>How each type looks at the end of a cell and in a terminal. The pictures' own snapshots are in the tests of the figures.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class DisplaySnapshotTests
{
    [Fact]
    public void A_trial_is_a_card_of_what_it_holds_and_lacks()
    {
        var walk = WalkingPoses.Make(missing: [.. Gone(12), .. Gone(13), .. Gone(40), (20, "lwri")]);

        Rendered.Match(Trials.Of(walk));
    }

    [Fact]
    public void A_trial_of_which_nothing_is_known_invents_nothing() => Rendered.Match(Trials.Empty);

    [Fact]
    public void Poses_are_shown_with_the_person_in_the_middle_of_the_motion() =>
        Rendered.Match(WalkingPoses.Make().From(new("s01-walk.json", new string('a', 64), 0, 100)));

    [Fact]
    public void Poses_without_frames_and_rate_say_so() => Rendered.Match(new PoseSequence(Skeleton.Mhad43, double.NaN, Array.Empty<double>()));

    [Fact]
    public void A_skeleton_frame_is_its_picture() => Rendered.Match(WalkingPoses.Make().At(12));

    [Fact]
    public void A_skeleton_lists_its_joints_and_bones() => Rendered.Match(new Skeleton("leg", ["hip", "knee", "ankle"], [new(0, 1, Side.Left), new(1, 2, Side.Left)]));

    [Fact]
    public void Provenance_says_what_was_recorded_and_what_was_not() => Rendered.Match(ProvenanceRecord.WithoutModel with
    {
        ModelFileName = "model.tar.gz",
        NeuroPoseVersion = "0.3.1",
        Seed = 7,
        Workbench = new() { Library = "NeuroPose.Motion", Version = "1.2.3", Method = "Exact DTW.", Inputs = [new("walk.json", new string('a', 64))] },
    });

    [Fact]
    public void A_player_is_the_middle_frame_until_its_script_runs()
    {
        var shown = Rendered.Of(new SkeletonPlayer(WalkingPoses.Make()));

        Rendered.Match(new SkeletonPlayer(WalkingPoses.Make()));
        Assert.Contains("data-player=\"&lt;!DOCTYPE html&gt;", shown.Html, StringComparison.Ordinal);
        Assert.Equal(WalkingPoses.Make().At(30).ToFigure().ToSvg(), Assert.Single(shown.Pictures));
    }

    [Fact]
    public void A_player_of_minutes_makes_a_small_output_that_says_what_was_left_out()
    {
        var shown = Rendered.Of(new SkeletonPlayer(WalkingPoses.Make(frames: 6_000)));

        Assert.InRange(shown.Html.Length, 400_000, 600_000);
        Assert.Contains("One frame in 10 is kept.", shown.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_player_without_frames_says_so() => Assert.Contains("0 frames", Rendered.Of(new SkeletonPlayer(WalkingPoses.Make(frames: 0))).Html, StringComparison.Ordinal);

    [Fact]
    public void A_series_is_a_line_chart() =>
        Rendered.Match(Representation.Angles(Skeleton.Mhad43, "left knee", "right knee").Features(WalkingPoses.Make(missing: [(3, "lkne")])));

    [Fact]
    public void Of_many_dimensions_the_first_are_drawn_and_it_says_so() =>
        Rendered.Match(Representation.Coordinates.Features(WalkingPoses.Make()));

    [Fact]
    public void A_warping_shows_its_number_with_unit_and_definition() =>
        Rendered.Match(Dtw.Align(FeatureSeries.Of("slow", "rad", 0, 1, 2, 1.5), FeatureSeries.Of("fast", "rad", 0, 2, 1.25)));

    [Fact]
    public void A_figure_is_its_picture_and_in_a_terminal_its_description() =>
        Rendered.Match(new LineChart { Title = "Heel", Series = [LineSeries.PerFrame("left heel", new double[] { 1, 2, 3 }, 30)], XAxis = new("time", "s"), YAxis = new("height", "mm") });

    [Fact]
    public void An_alignment_says_how_far_it_went_and_what_is_left()
    {
        var walk = WalkingPoses.Make().Named("walk");
        var moved = walk.WithCoordinates(walk.Coordinates.ToArray().Select((value, index) => value + (index % 3 == 0 ? 100 : 0)).ToArray());

        Rendered.Match(Procrustes.Align(walk, moved));
    }

    [Fact]
    public void An_alignment_frame_by_frame_shows_the_range()
    {
        var walk = WalkingPoses.Make();

        Rendered.Match(Procrustes.Align(walk.Slice(0, 8), walk.Slice(4, 12), new() { Mode = ProcrustesMode.PerFrame, FitScale = true }));
    }

    [Fact]
    public void A_dataset_lists_its_recordings() => Rendered.Match(Dataset.Open(Repository.PathTo("datasets", "gait-synthetic")));

    private static IEnumerable<(int, string)> Gone(int frame) => Skeleton.Mhad43.JointNames.Select(joint => (frame, joint));
}
