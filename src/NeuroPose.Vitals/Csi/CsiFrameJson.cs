using NeuroPose.Json;

namespace NeuroPose.Vitals.Csi;

/// <summary>A frame's JSON form. The reference's own form leaves the matrices out; this one keeps them.</summary>
internal static class CsiFrameJson
{
    public static string Write(CsiFrame frame) => ObjectText.Of(printer =>
    {
        printer.BeginObject();
        printer.Member("sample_index", frame.SampleIndex);
        printer.Name("sample_rate_hz");
        Print(printer, frame.SampleRateHz);
        printer.Name("metadata");
        Print(printer, frame.Metadata);
        printer.Name("amplitude");
        Print(printer, frame.AntennaCount, frame.AmplitudesOf);
        printer.Name("phase");
        Print(printer, frame.AntennaCount, frame.PhasesOf);
        printer.EndObject();
    });

    public static CsiFrame Read(string json)
    {
        var members = ObjectText.Members(json, "CSI frame");
        var index = members.Integer("sample_index", atLeast: 0);
        var rate = members.OptionalNumber("sample_rate_hz");
        if (rate <= 0 || double.IsInfinity(rate ?? 1))
        {
            throw members.Expected("a positive number of frames a second", "sample_rate_hz");
        }

        var metadata = ReadMetadata(members.Object("metadata"));
        var (antennas, amplitudes) = Matrix(members, "amplitude");
        var (phaseAntennas, phases) = Matrix(members, "phase");
        members.End();
        if (phaseAntennas != antennas || phases.Length != amplitudes.Length)
        {
            throw members.Error(FormattableString.Invariant($"amplitude and phase differ in shape: {antennas} lists with {amplitudes.Length} numbers, and {phaseAntennas} with {phases.Length}."));
        }

        var frame = new CsiFrame(amplitudes, phases, antennas, amplitudes.Length / antennas, metadata, index);
        return rate is { } known ? frame.AtRate(known) : frame;
    }

    private static void Print(JsonPrinter printer, CsiMetadata metadata)
    {
        printer.BeginObject();
        printer.Member("timestamp", metadata.TimestampSeconds);
        printer.Member("device_id", metadata.DeviceId);
        printer.Member("sequence_number", metadata.SequenceNumber);
        printer.Member("frequency_mhz", metadata.FrequencyMhz);
        printer.Member("channel", (long?)metadata.Channel);
        printer.Member("bandwidth_mhz", metadata.BandwidthMhz);
        printer.Member("rssi_dbm", metadata.RssiDbm);
        printer.Member("noise_floor_dbm", metadata.NoiseFloorDbm);
        printer.Member("transmit_antennas", (long?)metadata.Antennas?.Transmit);
        printer.Member("receive_antennas", (long?)metadata.Antennas?.Receive);
        printer.EndObject();
    }

    private static CsiMetadata ReadMetadata(JsonContract members)
    {
        var transmit = (int?)members.OptionalInteger("transmit_antennas", 1, int.MaxValue);
        var receive = (int?)members.OptionalInteger("receive_antennas", 1, int.MaxValue);
        var metadata = new CsiMetadata
        {
            TimestampSeconds = members.OptionalNumber("timestamp"),
            DeviceId = members.OptionalText("device_id"),
            SequenceNumber = members.OptionalInteger("sequence_number"),
            FrequencyMhz = members.OptionalNumber("frequency_mhz"),
            Channel = (int?)members.OptionalInteger("channel", int.MinValue, int.MaxValue),
            BandwidthMhz = members.OptionalNumber("bandwidth_mhz"),
            RssiDbm = members.OptionalNumber("rssi_dbm"),
            NoiseFloorDbm = members.OptionalNumber("noise_floor_dbm"),
            Antennas = transmit is { } senders && receive is { } receivers ? new(senders, receivers) : null,
        };
        members.End();
        return metadata;
    }

    private static void Print(JsonPrinter printer, int antennas, Func<int, ReadOnlySpan<double>> row)
    {
        printer.BeginArray();
        for (var antenna = 0; antenna < antennas; antenna++)
        {
            printer.BeginArray();
            foreach (var value in row(antenna))
            {
                Print(printer, value);
            }

            printer.EndArray();
        }

        printer.EndArray();
    }

    // JSON has no NaN and no infinity.
    private static void Print(JsonPrinter printer, double value)
    {
        if (double.IsNaN(value))
        {
            printer.Null();
        }
        else if (double.IsInfinity(value))
        {
            printer.Text(value > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            printer.Number(value);
        }
    }

    private static (int Antennas, double[] Values) Matrix(JsonContract members, string name)
    {
        var rows = members.Scalar<(int, double[])>(name, Rows, "a list of lists of numbers, all of one length and none empty");
        return rows;
    }

    private static (int, double[])? Rows(JsonTree tree)
    {
        var width = tree.Items.Count > 0 ? tree.Items[0].Items.Count : 0;
        if (width == 0 || tree.Items.Any(row => row.Kind != JsonKind.Array || row.Items.Count != width))
        {
            return null;
        }

        var values = tree.Items.SelectMany(row => row.Items).Select(item => item.Kind == JsonKind.Null ? double.NaN : LaxScalar.ToDouble(item)).ToList();
        return values.Contains(null) ? null : (tree.Items.Count, [.. values.Select(value => value!.Value)]);
    }
}
