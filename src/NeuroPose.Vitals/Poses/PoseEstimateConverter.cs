using NeuroPose.Json;

namespace NeuroPose.Vitals.Poses;

/// <summary>Pose estimates in the form of <see cref="PoseEstimate.ToJson"/>.</summary>
internal sealed class PoseEstimateConverter() : OwnFormConverter<PoseEstimate>(PoseEstimate.FromJson, estimate => estimate.ToJson());
