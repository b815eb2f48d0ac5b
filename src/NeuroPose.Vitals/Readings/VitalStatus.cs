using System.Text.Json.Serialization;

namespace NeuroPose.Vitals.Readings;

/// <summary>How far an estimate is to be trusted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VitalStatus>))]
public enum VitalStatus
{
    /// <summary>There is no estimate: too little signal, too much motion, or nothing that repeats.</summary>
    Unavailable,

    /// <summary>There is one, but it is as good as a guess.</summary>
    Unreliable,

    /// <summary>There is one, with less confidence than it takes to rely on it.</summary>
    Degraded,

    /// <summary>There is one to rely on.</summary>
    Valid,
}
