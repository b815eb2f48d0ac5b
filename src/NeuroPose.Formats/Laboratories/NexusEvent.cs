using NeuroPose.Poses;

namespace NeuroPose.Formats;

/// <summary>A row of the section Events of a Nexus export.</summary>
internal sealed record NexusEvent(string Subject, string Context, string Name, double Time)
{
    /// <summary>Reads the section whose title is in hand, to the next blank line.</summary>
    public static void ReadAll(DelimitedText text, List<NexusEvent> events)
    {
        while (text.ReadLine() && !text.IsBlank)
        {
            text.Delimiter = DelimitedText.DelimiterOf(text.Bytes, otherwise: (byte)',');
            if (text.ReadCells() is [var subject, var context, var name, var time, ..]
                && TextNumber.TryReadCell(System.Text.Encoding.UTF8.GetBytes(time), out var seconds) && double.IsFinite(seconds))
            {
                events.Add(new(subject, context, name, seconds));
            }
        }
    }

    /// <summary>The event in a recording; time 0 is frame 1, as in C3D.</summary>
    public MotionEvent ToEvent(double rate, FrameNumbers? frames)
    {
        // Halves are rounded away from zero, as Nexus does.
        int? frame = rate > 0 && Math.Abs(Time * rate) < 1e9 ? (int)Math.Round(Time * rate, MidpointRounding.AwayFromZero) + 1 : null;
        Side? side = Context.ToUpperInvariant() switch
        {
            "LEFT" => Side.Left,
            "RIGHT" => Side.Right,
            _ => null,
        };
        return new(Time, Name, side, Subject.Length > 0 ? Subject : null, frame, frame is { } known ? frames?.IndexOf(known) : null);
    }
}
