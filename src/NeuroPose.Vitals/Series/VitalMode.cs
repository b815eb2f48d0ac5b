using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Series;

/// <summary>By which method vital signs are read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VitalMode>))]
public enum VitalMode
{
    /// <summary>The method to use: <see cref="Monitoring.VitalMonitor"/>.</summary>
    [JsonStringEnumMemberName("default")]
    Default,

    /// <summary>The open RuView reference's numbers, faults included, to compare with: <see cref="Reference.ReferenceVitals"/>.</summary>
    [JsonStringEnumMemberName("reference")]
    Reference,
}
