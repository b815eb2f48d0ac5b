using System.Globalization;
using System.Text;
using NeuroPose.Experiments;
using NeuroPose.Formats;
using NeuroPose.Gait;
using NeuroPose.Json;

namespace NeuroPose.Papers;

/// <summary>Carries out a paper's experiment, and reads its numbers off the report.</summary>
internal static class ExperimentSource
{
    public static IReadOnlyList<MadeItem> Run(
        PaperFolder paper,
        PaperSource source,
        IReadOnlyList<TracedInput> inputs,
        IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        var path = paper.PathTo(source.File);
        var config = AnalysisConfig.Load(paper.Readable(source.File));
        foreach (var read in new[] { config.Inputs.Primary, config.Inputs.Reference }.OfType<string>())
        {
            Pinned(paper, read, inputs, path);
        }

        var options = new ExperimentOptions { Folder = paper.PathTo(paper.Manifest.Root), OtherRecordings = TrialOrOther.OtherPoses }.WithClinicalCycles();
        var report = Report(path, config, options, new Steps(progress, source.File), cancellation);
        using var text = new MemoryStream(Encoding.ASCII.GetBytes(report.ToJson()));
        var tree = WholeFile.Read(text, source.File).Document;
        var trace = new SourceTrace(
            source.File,
            [.. new[] { report.Primary, report.Reference }.OfType<ReportInput>()
                .Select(input => Pinned(paper, input.Path, inputs, path) with { Sha256 = input.Sha256 })],
            source.Parameters,
            [new(source.File, paper.Text(source.File).ReplaceLineEndings("\n").Split('\n'))],
            [.. Parts(tree).Select(part => new TracedResult(part.Place, Sidecar.Hash(JsonPrinter.Compact(part.Part))))],
            PaperEnvironment.Versions);
        var method = report.Provenance.Workbench?.Method ?? "";
        return
        [
            .. paper.Manifest.Items
                .Where(item => item.From == source.File)
                .Select(item => new MadeItem(item, new PaperNumber(item.Id, Find(tree, item), item.Unit) { Definition = method }, trace)),
        ];
    }

    // What fails names its data; of a paper's experiments only the file's name says which one it was.
    private static AnalysisReport Report(string path, AnalysisConfig config, ExperimentOptions options, Steps steps, CancellationToken cancellation)
    {
        try
        {
            return Experiment.Run(config, options, steps, cancellation);
        }
        catch (NeuroPoseException problem)
        {
            throw new PaperException($"the experiment cannot be carried out: {problem.Message}", new(File: path), problem);
        }
    }

    // Data is hashed before use only where the paper pins it; what is not is not even opened.
    private static TracedInput Pinned(PaperFolder paper, string input, IReadOnlyList<TracedInput> inputs, string path)
    {
        var full = Path.GetFullPath(Path.Combine(paper.PathTo(paper.Manifest.Root), input));
        return inputs.FirstOrDefault(one => Path.GetFullPath(paper.PathTo(one.File)) == full)
            ?? throw new PaperException($"the experiment reads {input}, which is in no dataset of paper.yaml. List its dataset under datasets.", new(File: path));
    }

    private static IEnumerable<(string Place, JsonTree Part)> Parts(JsonTree report)
    {
        foreach (var name in new[] { "primary", "reference", "segmentations" })
        {
            yield return (name, report.Members[name]);
        }

        foreach (var (name, part) in report.Members["results"].Members)
        {
            yield return ("results." + name, part);
        }
    }

    private static double Find(JsonTree report, PaperItem item)
    {
        var (at, passed) = (report, "the report");
        foreach (var step in item.Value!.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            var next = step is ['[', .. var index, ']']
                ? int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && at.Kind == JsonKind.Array && number < at.Items.Count ? at.Items[number] : null
                : at.Kind == JsonKind.Object ? at.Members.GetValueOrDefault(step) : null;
            var has = at.Kind == JsonKind.Array ? FormattableString.Invariant($" It has [0] to [{at.Items.Count - 1}].") : at.Kind == JsonKind.Object ? NearestName.Hint(step, at.Members.Keys) : "";
            at = next ?? throw new PaperException($"\"{item.Id}\" should be {item.Value} of {item.From}, but {passed} has no {step}.{has}", item.Place);
            passed = step;
        }

        return at.Kind == JsonKind.Number && LaxScalar.ToDouble(at) is { } value
            ? value
            : throw new PaperException($"\"{item.Id}\" should be {item.Value} of {item.From}, but that is {at.Describe()}; expected a number.", item.Place);
    }

    private sealed class Steps(IProgress<Progress>? progress, string source) : IProgress<string>
    {
        private int steps;

        public void Report(string value) => progress?.Report(new(steps++, null, "steps", $"{source}: {value}"));
    }
}
