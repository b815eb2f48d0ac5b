using NeuroPose.Json;

namespace NeuroPose.Vitals.Recordings;

/// <summary>What the reference signal's document says about all of its frames, as far as it stands before them.</summary>
internal sealed class DocumentHeader
{
    public double? RateHz { get; private set; }

    public double? FrequencyHz { get; private set; }

    public double? BandwidthHz { get; private set; }

    public long? Antennas { get; private set; }

    public long? Subcarriers { get; private set; }

    /// <summary>Takes the member's value if it is one of these; false when it is left to be passed over.</summary>
    public bool TryTake(string name, JsonCursor cursor)
    {
        if (name is not ("sampling_rate_hz" or "frequency_hz" or "bandwidth_hz" or "num_antennas" or "num_subcarriers"))
        {
            return false;
        }

        var number = LooseValue.NumberOrNaN(cursor);
        double? known = double.IsFinite(number) && number > 0 ? number : null;
        switch (name)
        {
            case "sampling_rate_hz":
                RateHz = known;
                break;
            case "frequency_hz":
                FrequencyHz = known;
                break;
            case "bandwidth_hz":
                BandwidthHz = known;
                break;
            case "num_antennas":
                Antennas = (long?)known;
                break;
            default:
                Subcarriers = (long?)known;
                break;
        }

        return true;
    }
}
