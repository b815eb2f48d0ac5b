using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Readings;

/// <summary>What an alert announces.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnomalyKind>))]
public enum AnomalyKind
{
    /// <summary>No breath.</summary>
    [JsonStringEnumMemberName("apnea")]
    Apnea,

    /// <summary>Fast breathing.</summary>
    [JsonStringEnumMemberName("tachypnea")]
    Tachypnea,

    /// <summary>Slow breathing.</summary>
    [JsonStringEnumMemberName("bradypnea")]
    Bradypnea,

    /// <summary>A fast heart.</summary>
    [JsonStringEnumMemberName("tachycardia")]
    Tachycardia,

    /// <summary>A slow heart.</summary>
    [JsonStringEnumMemberName("bradycardia")]
    Bradycardia,

    /// <summary>A rate far from those before it.</summary>
    [JsonStringEnumMemberName("sudden_change")]
    SuddenChange,
}
