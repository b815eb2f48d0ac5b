using System.Collections.Immutable;
using System.Globalization;

namespace NeuroPose.Vitals.Poses;

/// <summary>One person's keypoints, each there or not.</summary>
public sealed record PersonPose
{
    /// <summary>How many keypoints a person has.</summary>
    public const int KeypointCount = 17;

    /// <summary>Makes a pose from the keypoints that were found.</summary>
    /// <param name="keypoints">At most one of each type, in any order.</param>
    /// <param name="confidence">How sure the estimate of the person is.</param>
    /// <exception cref="ArgumentException">A type comes twice.</exception>
    public PersonPose(IEnumerable<Keypoint> keypoints, Confidence confidence)
    {
        ArgumentNullException.ThrowIfNull(keypoints);
        var places = new Keypoint?[KeypointCount];
        foreach (var keypoint in keypoints)
        {
            ref var place = ref places[KeypointNames.All.IndexOf(keypoint.Type.Name())];
            place = place is null ? keypoint : throw new ArgumentException($"A person has one keypoint of each type; got {keypoint.Type.Name()} twice.", nameof(keypoints));
        }

        Keypoints = [.. places];
        Confidence = confidence;
    }

    /// <summary>The person's number in its source; null when it gives none.</summary>
    public long? Id { get; init; }

    /// <summary>The keypoints in the order of <see cref="KeypointType"/>; null where one was not found.</summary>
    public ImmutableArray<Keypoint?> Keypoints { get; }

    /// <summary>The rectangle around the person; null when the source gives none.</summary>
    public BoundingBox? BoundingBox { get; init; }

    /// <summary>How sure the estimate of the person is.</summary>
    public Confidence Confidence { get; }

    /// <summary>How many keypoints are visible: found, and with a high confidence.</summary>
    public int VisibleCount => Keypoints.Count(keypoint => keypoint is { IsVisible: true });

    /// <summary>The smallest rectangle around the visible keypoints; null when none is visible.</summary>
    public BoundingBox? VisibleBounds
    {
        get
        {
            Keypoint[] visible = [.. Keypoints.OfType<Keypoint>().Where(keypoint => keypoint.IsVisible && double.IsFinite(keypoint.X) && double.IsFinite(keypoint.Y))];
            return visible.Length == 0 ? null : new(visible.Min(one => one.X), visible.Min(one => one.Y), visible.Max(one => one.X), visible.Max(one => one.Y));
        }
    }

    /// <summary>One keypoint; null when it was not found.</summary>
    /// <param name="type">Which one.</param>
    public Keypoint? this[KeypointType type] => Keypoints[(int)type];

    /// <summary>
    /// The keypoints as the reference's flat list of 51 numbers: x, y and confidence of each in turn. A keypoint that was not found is
    /// three
    /// zeros there, so the list cannot tell it from one at the origin; <see cref="Keypoints"/> can.
    /// </summary>
    public double[] ToFlatArray() => [.. Keypoints.SelectMany(keypoint => keypoint is { } found ? [found.X, found.Y, found.Confidence.Value] : new double[3])];

    /// <inheritdoc />
    public bool Equals(PersonPose? other) => other is not null && Id == other.Id && Confidence == other.Confidence
        && BoundingBox == other.BoundingBox && Keypoints.SequenceEqual(other.Keypoints);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Confidence, BoundingBox, Keypoints[0], VisibleCount);

    /// <summary>In words, such as <c>person 1: 17 of 17 keypoints visible, confidence 0.80</c>.</summary>
    public override string ToString()
    {
        var name = Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"person {id}") : "person";
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {VisibleCount} of {KeypointCount} keypoints visible, confidence {Confidence}");
    }
}
