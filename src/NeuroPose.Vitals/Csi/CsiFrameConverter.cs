using NeuroPose.Json;

namespace NeuroPose.Vitals.Csi;

/// <summary>Frames in the form of <see cref="CsiFrame.ToJson"/>.</summary>
internal sealed class CsiFrameConverter() : OwnFormConverter<CsiFrame>(CsiFrame.FromJson, frame => frame.ToJson());
