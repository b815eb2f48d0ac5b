using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Readings;

/// <summary>What is measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VitalSign>))]
public enum VitalSign
{
    /// <summary>Breathing.</summary>
    [JsonStringEnumMemberName("respiratory")]
    Respiratory,

    /// <summary>The heartbeat.</summary>
    [JsonStringEnumMemberName("cardiac")]
    Cardiac,
}
