using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Readings;

/// <summary>Which signals of a recording a rate was read from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignalFamily>))]
public enum SignalFamily
{
    /// <summary>The amplitudes of the subcarriers.</summary>
    [JsonStringEnumMemberName("amplitudes")]
    Amplitudes,

    /// <summary>The phases between receive antennas: what one packet does to all antennas alike cancels in them.</summary>
    [JsonStringEnumMemberName("antenna_phases")]
    AntennaPhases,

    /// <summary>Both, which agreed.</summary>
    [JsonStringEnumMemberName("both")]
    Both,
}
