using System.Collections.Immutable;
using System.Text;
using NeuroPose.Json;

namespace NeuroPose.RuView.Witness;

/// <summary>Rounded features as JSON, a line a frame: they let a difference be named by frame and feature, which a hash cannot.</summary>
internal static class FeatureLines
{
    public static byte[] Write(IEnumerable<FrameFeatures> frames)
    {
        using var stream = new MemoryStream();
        foreach (var frame in frames)
        {
            using (var printer = new JsonPrinter(stream))
            {
                printer.BeginObject();
                foreach (var (name, values) in frame.Parts)
                {
                    printer.Name(name);
                    printer.Numbers(values.AsSpan());
                }

                printer.EndObject();
            }

            stream.WriteByte((byte)'\n');
        }

        return stream.ToArray();
    }

    /// <exception cref="FileFormatException">A line is not of this form.</exception>
    public static ImmutableArray<FrameFeatures> Read(byte[] bytes)
    {
        var frames = ImmutableArray.CreateBuilder<FrameFeatures>();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(FrameFeatures.MostFrames + 1))
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(line));
            using var cursor = new JsonCursor(stream, FormattableString.Invariant($"{WitnessFiles.Features2}, line {frames.Count + 1}"));
            var parts = ImmutableArray.CreateBuilder<(string, ImmutableArray<double>)>();
            cursor.BeginObject();
            while (cursor.NextMember() is { } name)
            {
                var values = ImmutableArray.CreateBuilder<double>();
                cursor.BeginArray();
                while (cursor.NextItem())
                {
                    values.Add(cursor.ReadDouble());
                }

                parts.Add((name, values.ToImmutable()));
            }

            cursor.Finish();
            frames.Add(new(parts.ToImmutable()));
        }

        return frames.ToImmutable();
    }

    /// <summary>The first number that differs; null when none does.</summary>
    public static FeatureDifference? Compare(ImmutableArray<FrameFeatures> expected, ImmutableArray<FrameFeatures> actual)
    {
        for (var frame = 0; frame < Math.Max(expected.Length, actual.Length); frame++)
        {
            var (was, now) = (PartsOf(expected, frame), PartsOf(actual, frame));
            for (var part = 0; part < Math.Max(was.Length, now.Length); part++)
            {
                var (name, before) = part < was.Length ? was[part] : (now[part].Name, []);
                var after = part < now.Length && now[part].Name == name ? now[part].Values : [];
                for (var index = 0; index < Math.Max(before.Length, after.Length); index++)
                {
                    var (one, other) = (ValueOf(before, index), ValueOf(after, index));
                    if (!one.Equals(other))
                    {
                        return new(frame, name, index, one, other);
                    }
                }
            }
        }

        return null;
    }

    private static ImmutableArray<(string Name, ImmutableArray<double> Values)> PartsOf(ImmutableArray<FrameFeatures> frames, int frame) => frame < frames.Length ? frames[frame].Parts : [];

    private static double ValueOf(ImmutableArray<double> values, int index) => index < values.Length ? values[index] : double.NaN;
}
