using NeuroPose.Inference.People;
using NeuroPose.Inference.Tracking;

namespace NeuroPose.Inference.Tests.Tracking;

/// <summary>Numbers that stay people's own.</summary>
public sealed class PeopleFollowedTests
{
    [Theory]
    [InlineData(TrackingMethod.Centroid)]
    [InlineData(TrackingMethod.Keypoints)]
    [InlineData(TrackingMethod.Boxes)]
    public void People_whose_order_changes_keep_their_numbers_and_it_is_said(TrackingMethod method)
    {
        EstimatedFrame[] frames = [Frame(0, 100, 300), Frame(1, 302, 104), Frame(2, 108, 304), Frame(3, 306, 112)];

        var (followed, notes) = PeopleFollowed.Follow(frames, 30, new() { Method = method });

        Assert.Equal([[0, 1], [1, 0], [0, 1], [1, 0]], followed.Select(frame => frame.Numbers.ToArray()));
        Assert.Contains("In 2 of 4 frames the model gave people in another order than their numbers; they were put back.", notes);
    }

    [Fact]
    public void The_sum_of_distances_decides_and_not_the_nearest_pair()
    {
        // The nearest pair is the second track and the first person, which would leave the other two 130 apart.
        EstimatedFrame[] frames = [Frame(0, 0, 100), Frame(1, 90, 140)];

        var (followed, _) = PeopleFollowed.Follow(frames, 30, new() { Method = TrackingMethod.Centroid });

        Assert.Equal([0, 1], followed[1].Numbers);
    }

    [Fact]
    public void Who_is_too_far_or_was_away_too_long_is_another()
    {
        EstimatedFrame[] far = [Frame(0, 0), Frame(1, 251)];
        EstimatedFrame[] late = [Frame(0, 0), new(0.5, []), Frame(30, 0), Frame(61, 0)];

        Assert.Equal([1], PeopleFollowed.Follow(far, 30, new() { Method = TrackingMethod.Centroid }).Frames[1].Numbers);
        Assert.Equal([[0], [], [0], [1]], PeopleFollowed.Follow(late, 30, new()).Frames.Select(frame => frame.Numbers.ToArray()));
    }

    [Fact]
    public void People_who_cover_each_other_are_reported_as_their_numbers_may_be_exchanged()
    {
        EstimatedFrame[] frames = [Frame(0, 0, 100), Frame(1, 42, 58), Frame(2, 45, 55), Frame(3, 100, 0)];

        var (_, notes) = PeopleFollowed.Follow(frames, 30, new());

        Assert.Contains("People 0 and 1 cover each other between frames 1 and 2: look whether their numbers are exchanged after it.", notes);
    }

    [Fact]
    public void People_below_the_least_score_are_left_out()
    {
        var frame = new EstimatedFrame(0, [Person(0, 0.4), Person(300, 0.9)]);

        Assert.Equal(300, PeopleFollowed.Follow([frame], 30, new() { LeastScore = 0.5 }).Frames[0].People.Single().Keypoints[0].X);
    }

    [Fact]
    public void The_assignment_is_the_best_of_all()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var (rows, columns) = (random.Next(1, 5), random.Next(1, 5));
            var costs = new double[rows, columns];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    costs[row, column] = random.Next(4) == 0 ? double.PositiveInfinity : random.Next(100);
                }
            }

            var found = Assignment.Least(costs);

            Assert.Equal(Best(costs, 0, []), Value(costs, found));
            Assert.Equal(found.Count(column => column is not null), found.Where(column => column is not null).Distinct().Count());
        }
    }

    // As many pairs as may be, then the least sum.
    private static (int, double) Value(double[,] costs, int?[] columns) =>
        (-columns.Count(column => column is not null), columns.Select((column, row) => column is { } at ? costs[row, at] : 0).Sum());

    private static (int, double) Best(double[,] costs, int row, int?[] chosen)
    {
        if (row == costs.GetLength(0))
        {
            return Value(costs, chosen);
        }

        var best = Best(costs, row + 1, [.. chosen, null]);
        for (var column = 0; column < costs.GetLength(1); column++)
        {
            if (double.IsFinite(costs[row, column]) && !chosen.Contains(column))
            {
                var other = Best(costs, row + 1, [.. chosen, column]);
                best = other.CompareTo(best) < 0 ? other : best;
            }
        }

        return best;
    }

    private static EstimatedFrame Frame(int index, params double[] places) => new(index / 30.0, [.. places.Select(place => Person(place, 0.9))]);

    private static EstimatedPerson Person(double x, double score)
    {
        Keypoint[] keypoints = [new(x, 100, score), new(x + 20, 180, score), new(x + 60, 260, score)];
        return new(PersonBox.Around(keypoints), keypoints);
    }
}
