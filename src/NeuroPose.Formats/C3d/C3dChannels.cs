using System.Globalization;

namespace NeuroPose.Formats;

/// <summary>The analog channels of a C3D file: their names, units and scales, and their samples.</summary>
internal sealed class C3dChannels
{
    private readonly double[] offsets;
    private readonly double[] scales;
    private readonly double generalScale;
    private readonly bool isUnsigned;
    private readonly double[] values;

    public C3dChannels(C3dParameters parameters, C3dLayout layout, ICollection<string> notices)
    {
        var labels = parameters.Texts("ANALOG:LABELS");
        var units = parameters.Texts("ANALOG:UNITS");
        isUnsigned = parameters.Text("ANALOG:FORMAT").Equals("UNSIGNED", StringComparison.OrdinalIgnoreCase);
        var names = JointLabels.Distinct(
            [
                .. Enumerable.Range(0, layout.ChannelCount).Select(channel =>
                    labels.ElementAtOrDefault(channel) is { Length: > 0 } label ? label : string.Create(
                        CultureInfo.InvariantCulture,
                        $"channel {channel + 1}")),
            ],
            notices);
        Channels = [.. names.Select((name, channel) => new Channel(name, units.ElementAtOrDefault(channel) ?? ""))];
        scales = PerChannel(parameters.Numbers("ANALOG:SCALE"), layout.ChannelCount, absent: 1);
        var stated = isUnsigned ? parameters.Unsigned("ANALOG:OFFSET") : parameters.Numbers("ANALOG:OFFSET");
        offsets = PerChannel(stated, layout.ChannelCount, absent: 0);
        generalScale = parameters.Number("ANALOG:GEN_SCALE") is var general && double.IsFinite(general) ? general : 1;
        values = GC.AllocateUninitializedArray<double>(checked(layout.FrameCount * layout.SamplesPerFrame * layout.ChannelCount));
    }

    /// <summary>The channels in the file's order.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>Takes the samples of a frame out of its words: sample after sample, each with all channels.</summary>
    public void Take<TWord>(ReadOnlySpan<byte> words, int index, C3dLayout layout)
        where TWord : struct, IC3dWord
    {
        var count = layout.ChannelCount;
        var target = values.AsSpan(index * layout.SamplesPerFrame * count, layout.SamplesPerFrame * count);
        for (; target.Length >= count && count > 0; target = target[count..], words = words[(count * TWord.Size)..])
        {
            Sample<TWord>(words, target[..count]);
        }
    }

    /// <summary>The channels as a table.</summary>
    public TimeSeriesTable ToTable(double samplesPerSecond, double startSeconds) =>
        Channels.Count == 0 ? TimeSeriesTable.Empty : new(Channels, values, samplesPerSecond) { StartSeconds = startSeconds };

    private void Sample<TWord>(ReadOnlySpan<byte> words, Span<double> target)
        where TWord : struct, IC3dWord
    {
        var ownOffsets = offsets.AsSpan(0, target.Length);
        var ownScales = scales.AsSpan(0, target.Length);
        for (var channel = 0; channel < target.Length; channel++, words = words[TWord.Size..])
        {
            var raw = TWord.Read(words);
            raw += isUnsigned && TWord.Size == 2 && raw < 0 ? 65536 : 0;
            target[channel] = (raw - ownOffsets[channel]) * ownScales[channel] * generalScale;
        }
    }

    private static double[] PerChannel(IReadOnlyList<double> stated, int count, double absent) =>
        [.. Enumerable.Range(0, count).Select(channel => channel < stated.Count ? stated[channel] : absent)];
}
