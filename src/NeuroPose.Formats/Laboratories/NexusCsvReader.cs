namespace NeuroPose.Formats;

/// <summary>Reads ASCII exports of Nexus: sections with a title, a rate, names, units and rows, one below the other.</summary>
internal sealed class NexusCsvReader : MotionReader
{
    private static readonly string[] Sections = ["Trajectories", "Model Outputs", "Devices", "Joints"];

    public override MotionFormat Format => MotionFormat.NexusCsv;

    public override string? Recognize(FileHead head)
    {
        if (head.IsBinary)
        {
            return null;
        }

        var lines = head.Lines.Value;
        for (var at = 0; at + 1 < lines.Length; at++)
        {
            var title = lines[at].TrimEnd(',', ';', '\t', ' ');
            var below = System.Text.Encoding.UTF8.GetBytes(lines[at + 1].Split([',', ';', '\t'])[0].Trim());
            if ((Sections.Contains(title, StringComparer.OrdinalIgnoreCase) || title == "Events")
                && TextNumber.Read(below, out _) is > 0 and var length && length == below.Length)
            {
                return $"it has a section {title} and a rate below it";
            }
        }

        return null;
    }

    public override MotionRecording Read(string path, LoadOptions options, CancellationToken cancellation)
    {
        using var text = DelimitedText.Open(path, cancellation);
        List<NexusSection> sections = [];
        List<NexusEvent> events = [];
        for (var has = text.ReadFilledLine(); has;)
        {
            text.Restart();
            text.Delimiter = (byte)',';
            var title = text.Text.TrimEnd(',', ';', '\t', ' ').Trim('"');
            if (Sections.Contains(title, StringComparer.OrdinalIgnoreCase))
            {
                sections.Add(NexusSection.Read(text, title));

                // The line behind a section is in hand, and may be the title of the next.
                has = text.HasLine && (!text.IsBlank || text.ReadFilledLine());
                continue;
            }

            if (title.Equals("Events", StringComparison.OrdinalIgnoreCase))
            {
                NexusEvent.ReadAll(text, events);
            }

            has = text.ReadFilledLine();
        }

        return sections.Count > 0 || events.Count > 0
            ? new NexusAssembly(sections).ToRecording(events)
            : throw text.Refused($"there is no section {string.Join(", ", Sections)} or Events: this is no export of Nexus.");
    }
}
