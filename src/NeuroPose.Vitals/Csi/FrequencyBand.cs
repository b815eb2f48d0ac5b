namespace NeuroPose.Vitals.Csi;

/// <summary>
/// One of the bands that Wi-Fi uses, with the center frequency and number of subcarriers that the RuView reference takes for it.
/// </summary>
public sealed record FrequencyBand
{
    private FrequencyBand(string name, double centerMhz, int subcarriers, double fromMhz, double toMhz) =>
        (Name, CenterMhz, TypicalSubcarriers, FromMhz, ToMhz) = (name, centerMhz, subcarriers, fromMhz, toMhz);

    /// <summary>2.4 GHz: center 2437 MHz, 56 subcarriers.</summary>
    public static FrequencyBand Ghz2 { get; } = new("2.4 GHz", 2437, 56, 2400, 2500);

    /// <summary>5 GHz: center 5180 MHz, 114 subcarriers.</summary>
    public static FrequencyBand Ghz5 { get; } = new("5 GHz", 5180, 114, 5150, 5925);

    /// <summary>6 GHz: center 5975 MHz, 234 subcarriers.</summary>
    public static FrequencyBand Ghz6 { get; } = new("6 GHz", 5975, 234, 5925, 7125);

    /// <summary>The band's name.</summary>
    public string Name { get; }

    /// <summary>The center frequency in MHz that stands for the band.</summary>
    public double CenterMhz { get; }

    /// <summary>The subcarriers of the band's usual channel width.</summary>
    public int TypicalSubcarriers { get; }

    /// <summary>The lowest frequency in MHz, inclusive.</summary>
    public double FromMhz { get; }

    /// <summary>The highest frequency in MHz, exclusive.</summary>
    public double ToMhz { get; }

    /// <summary>The band's name.</summary>
    public override string ToString() => Name;

    /// <summary>The band that a frequency lies in; null for an unknown frequency and for one in no band.</summary>
    internal static FrequencyBand? At(double? frequencyMhz) =>
        new[] { Ghz2, Ghz5, Ghz6 }.FirstOrDefault(band => frequencyMhz >= band.FromMhz && frequencyMhz < band.ToMhz);
}
