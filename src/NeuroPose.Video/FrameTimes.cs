using System.Globalization;
using NeuroPose.Processes;

namespace NeuroPose.Videos;

/// <summary>
/// How many frames a video has, and when each is shown, read from its packets without decoding them. Packets that the file says are not
/// shown (before the start of an edit) are left out, and the others put into the order of showing.
/// </summary>
/// <param name="Seconds">The time of each frame; NaN throughout where the packets carry none, as those of some AVI files.</param>
/// <param name="Units">The same in units of <paramref name="TimeBase"/>, exactly; null where the packets carry none.</param>
/// <param name="TimeBase">The unit in seconds.</param>
/// <param name="Discarded">How many packets are not shown.</param>
public sealed record FrameTimes(IReadOnlyList<double> Seconds, IReadOnlyList<long>? Units, Ratio TimeBase, int Discarded)
{
    /// <summary>How many frames are shown.</summary>
    public int Count => Seconds.Count;

    /// <summary>Reads the packets of a video.</summary>
    internal static FrameTimes Read(string path, Ratio timeBase, Ffmpeg programs, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "-v", "error", "-protocol_whitelist", "file", "-select_streams", "V:0", "-show_entries", "packet=pts,flags", "-of", "csv=p=0",
            Ffmpeg.Input(path),
        ];
        using var run = Ffmpeg.Start(programs.Prober, arguments, takesErrorLine: null, cancellation);
        run.CloseInput();
        var (units, untimed, discarded) = (new List<long>(), 0, 0);
        foreach (var line in Lines(run))
        {
            var parts = line.Split(',');
            if (parts.Length < 2)
            {
                continue;
            }

            if (parts[1].Contains('D', StringComparison.Ordinal))
            {
                discarded++;
            }
            else if (long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at))
            {
                units.Add(at);
            }
            else
            {
                untimed++;
            }
        }

        var result = run.Finish();
        if (units.Count + untimed == 0)
        {
            throw new VideoException($"no packets of a video could be read. {ProgramResult.LastLines("", result.Error)}", path);
        }

        if (untimed > 0)
        {
            return new(Enumerable.Repeat(double.NaN, units.Count + untimed).ToArray(), Units: null, timeBase, discarded);
        }

        units.Sort();
        return new(units.ConvertAll(timeBase.Seconds), units, timeBase, discarded);
    }

    private static IEnumerable<string> Lines(RunningProgram run)
    {
        var buffer = new byte[1 << 15];
        var rest = "";
        for (int count; (count = run.Read(buffer)) > 0;)
        {
            var lines = (rest + System.Text.Encoding.ASCII.GetString(buffer, 0, count)).Split('\n');
            rest = lines[^1];
            foreach (var line in lines[..^1])
            {
                yield return line;
            }
        }

        yield return rest;
    }
}
