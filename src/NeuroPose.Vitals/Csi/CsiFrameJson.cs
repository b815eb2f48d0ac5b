using System.Collections.Immutable;
using NeuroPose.Json;

namespace NeuroPose.Vitals.Csi;

/// <summary>A frame's JSON form. The reference's own form leaves the matrices out; this one keeps them.</summary>
internal static class CsiFrameJson
{
    private static readonly JsonForm<CsiMetadata> Metadata = new(fields => new()
    {
        TimestampSeconds = fields.OptionalNumber("timestamp", metadata => metadata.TimestampSeconds),
        DeviceId = fields.OptionalText("device_id", metadata => metadata.DeviceId),
        SequenceNumber = fields.OptionalInteger("sequence_number", metadata => metadata.SequenceNumber),
        FrequencyMhz = fields.OptionalNumber("frequency_mhz", metadata => metadata.FrequencyMhz),
        Channel = fields.OptionalCount("channel", metadata => metadata.Channel),
        BandwidthMhz = fields.OptionalNumber("bandwidth_mhz", metadata => metadata.BandwidthMhz),
        RssiDbm = fields.OptionalNumber("rssi_dbm", metadata => metadata.RssiDbm),
        NoiseFloorDbm = fields.OptionalNumber("noise_floor_dbm", metadata => metadata.NoiseFloorDbm),
        Antennas = (
            fields.OptionalCount("transmit_antennas", metadata => metadata.Antennas?.Transmit, atLeast: 1),
            fields.OptionalCount("receive_antennas", metadata => metadata.Antennas?.Receive, atLeast: 1)) is ({ } senders, { } receivers)
            ? new(senders, receivers)
            : null,
        Variant = fields.OptionalText("variant", metadata => metadata.Variant),
    });

    public static JsonForm<CsiFrame> Form { get; } = new(fields =>
    {
        var index = fields.Integer("sample_index", frame => frame.SampleIndex, atLeast: 0);
        var rate = fields.Field("sample_rate_hz", frame => frame.SampleRateHz, ReadRate, Write);
        var metadata = fields.Object("metadata", frame => frame.Metadata, Metadata);
        var (antennas, amplitudes) = fields.Field(
            "amplitude",
            frame => (frame.AntennaCount, frame.Amplitudes),
            from => from.Scalar<(int, ImmutableArray<double>)>("amplitude", Matrix, MatrixExpected),
            Write);
        var (others, phases) = fields.Field(
            "phase",
            frame => (frame.AntennaCount, frame.Phases),
            from => from.Scalar<(int, ImmutableArray<double>)>("phase", Matrix, MatrixExpected),
            Write);
        fields.Require(
            others == antennas && phases.Length == amplitudes.Length,
            $"amplitude and phase differ in shape: {antennas} lists with {amplitudes.Length} numbers, and {others} with {phases.Length}.");
        var frame = new CsiFrame(amplitudes.AsSpan(), phases.AsSpan(), antennas, amplitudes.Length / antennas, metadata, index);
        return double.IsNaN(rate) ? frame : frame.AtRate(rate);
    });

    private const string MatrixExpected = "a list of lists of numbers, all of one length and none empty";

    private static double ReadRate(JsonContract members) =>
        members.OptionalNumber("sample_rate_hz") is not { } rate ? double.NaN
        : rate > 0 && double.IsFinite(rate) ? rate
        : throw members.Expected("a positive number of frames a second", "sample_rate_hz");

    private static void Write(JsonPrinter printer, (int Antennas, ImmutableArray<double> Values) matrix)
    {
        var width = matrix.Values.Length / matrix.Antennas;
        printer.BeginArray();
        for (var antenna = 0; antenna < matrix.Antennas; antenna++)
        {
            printer.BeginArray();
            foreach (var value in matrix.Values.AsSpan(antenna * width, width))
            {
                Write(printer, value);
            }

            printer.EndArray();
        }

        printer.EndArray();
    }

    // JSON has no NaN and no infinity.
    private static void Write(JsonPrinter printer, double value)
    {
        if (double.IsInfinity(value))
        {
            printer.Text(value > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            printer.Number(double.IsNaN(value) ? null : value);
        }
    }

    private static (int, ImmutableArray<double>)? Matrix(JsonTree tree)
    {
        var width = tree.Items.Count > 0 ? tree.Items[0].Items.Count : 0;
        if (width == 0 || tree.Items.Any(row => row.Kind != JsonKind.Array || row.Items.Count != width))
        {
            return null;
        }

        var values = tree.Items.SelectMany(row => row.Items).Select(
            item => item.Kind == JsonKind.Null ? double.NaN : LaxScalar.ToDouble(item)).ToList();
        return values.Contains(null) ? null : (tree.Items.Count, [.. values.Select(value => value!.Value)]);
    }
}

/// <summary>Frames in the form of <see cref="CsiFrame.ToJson"/>.</summary>
internal sealed class CsiFrameConverter() : OwnFormConverter<CsiFrame>(CsiFrame.FromJson, frame => frame.ToJson());
