using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Poses;

/// <summary>The people that a model sees at one instant, with where the estimate comes from.</summary>
[JsonConverter(typeof(PoseEstimateConverter))]
public sealed record PoseEstimate
{
    /// <summary>The estimate's name, as its source gives it.</summary>
    public required string Id { get; init; }

    /// <summary>When, in seconds on its source's clock; null when it does not say.</summary>
    public double? TimestampSeconds { get; init; }

    /// <summary>The names of the signals that the estimate was made from.</summary>
    public ImmutableArray<string> SourceSignals { get; init; } = [];

    /// <summary>The people.</summary>
    public ImmutableArray<PersonPose> Persons { get; init; } = [];

    /// <summary>How sure the estimate is as a whole.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How long the estimate took, in milliseconds; null when not measured.</summary>
    public double? LatencyMilliseconds { get; init; }

    /// <summary>The model's version; null when not known.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>The person that the estimate is most sure of, of equal ones the first; null when there is none.</summary>
    public PersonPose? MostConfident => Persons.MaxBy(person => person.Confidence);

    /// <summary>Reads an estimate from the text that <see cref="ToJson"/> writes.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FileFormatException">The text is no JSON, or not of this form; the place says where.</exception>
    public static PoseEstimate FromJson(string json) => PoseEstimateJson.Form.Read(json, "pose estimate");

    /// <summary>The estimate as one line of JSON. Reading it back gives an equal estimate.</summary>
    public string ToJson() => PoseEstimateJson.Form.Text(this);

    /// <inheritdoc />
    public bool Equals(PoseEstimate? other) => other is not null && Id == other.Id && Nullable.Equals(TimestampSeconds, other.TimestampSeconds)
        && SourceSignals.SequenceEqual(other.SourceSignals) && Persons.SequenceEqual(other.Persons) && Confidence == other.Confidence
        && Nullable.Equals(LatencyMilliseconds, other.LatencyMilliseconds) && ModelVersion == other.ModelVersion;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, TimestampSeconds, SourceSignals.Length, Persons.Length, Confidence, ModelVersion);

    /// <summary>One line for a notebook: how many people, when, by which model, how sure.</summary>
    public override string ToString()
    {
        var time = TimestampSeconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $" at {seconds:0.000} s") : "";
        var model = ModelVersion is { } version ? $", model {version}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Pose estimate {Id}{time}: persons {Persons.Length}, confidence {Confidence}{model}");
    }
}
