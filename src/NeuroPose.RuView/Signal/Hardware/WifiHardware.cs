namespace NeuroPose.RuView.Signal;

/// <summary>A family of radios, as the number of its subcarriers gives it away.</summary>
/// <param name="Name">The family's name.</param>
/// <param name="Subcarriers">Subcarriers that it reports; 56, the usual grid, for the generic one.</param>
/// <param name="Streams">Spatial streams at most.</param>
internal sealed record WifiHardware(string Name, int Subcarriers, int Streams)
{
    /// <summary>Espressif's ESP32-S3.</summary>
    public static WifiHardware Esp32S3 { get; } = new("Esp32S3", 64, 1);

    /// <summary>Intel's 5300 with the Linux CSI tool.</summary>
    public static WifiHardware Intel5300 { get; } = new("Intel5300", 30, 3);

    /// <summary>Atheros ath9k and ath10k.</summary>
    public static WifiHardware Atheros { get; } = new("Atheros", 56, 3);

    /// <summary>Any other.</summary>
    public static WifiHardware Generic { get; } = new("Generic", 56, 1);

    /// <summary>The family that reports so many subcarriers; <see cref="Generic"/> when none is known to.</summary>
    public static WifiHardware FromSubcarriers(int count) => count switch
    {
        64 => Esp32S3,
        30 => Intel5300,
        56 => Atheros,
        _ => Generic,
    };

    /// <summary>The family's name.</summary>
    public override string ToString() => Name;
}
