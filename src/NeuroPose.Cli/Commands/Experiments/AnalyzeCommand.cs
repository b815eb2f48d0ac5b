using System.CommandLine;
using System.Runtime.InteropServices;
using NeuroPose.Cli.Terminal;
using NeuroPose.Experiments;
using NeuroPose.Formats;
using NeuroPose.Gait;
using NeuroPose.Vocabulary;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose analyze</c>: carries out experiments that are described in YAML.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(Screen screen)
    {
        var configs = new Option<string[]>("--config", "-c") { Description = "Experiments (YAML). Paths in them start at the working directory.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "Where to write the report; otherwise where the experiment says (output.report). For one experiment only.", HelpName = "FILE" };
        var jobs = new Option<int>("--jobs") { Description = "How many experiments run at a time.", HelpName = "N", DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount) };
        var overrides = new AnalysisOverrides();
        var analyze = new Command("analyze", "Carries out experiments: loads, cuts, compares and writes reports. Exit code 2 when one cannot be carried out.")
        {
            configs, output, jobs, overrides.Backend, overrides.LengthPolicy, CompareCommand.Create(screen),
        };
        analyze.SetAction(async (parsed, cancellation) =>
        {
            var files = parsed.GetValue(configs) ?? [];
            if (files.Length == 0)
            {
                throw new UsageException("--config FILE is missing: which experiment? See: neuropose analyze --help");
            }

            if (parsed.GetValue(output) is not null && files.Length > 1)
            {
                throw new UsageException("--output names one report, but there are several experiments. Leave it out: each says where its report goes.");
            }

            var experiments = new ExperimentRuns(screen, overrides.Read(parsed)) { Output = parsed.GetValue(output) };
            return await experiments.RunAsync(files, Math.Max(1, parsed.GetValue(jobs)), cancellation);
        });
        return analyze;
    }
}

/// <summary>What the command line decides over the configuration.</summary>
internal sealed class AnalysisOverrides
{
    public Option<string?> Backend { get; } = new Option<string?>("--backend") { Description = "How warping paths are searched: exact, or fastdtw (radius 1) as the reference does. Otherwise as the experiment says; exact by default.", HelpName = "exact|fastdtw" }.AcceptOnlyFromAmong([.. OptionWords.Backends.Words]);

    public Option<string?> LengthPolicy { get; } = new Option<string?>("--length-policy") { Description = "Alignment of different lengths: common-phase, or strict as in the reference, which refuses them. Otherwise as the experiment says; common-phase by default.", HelpName = "common-phase|strict" }.AcceptOnlyFromAmong([.. OptionWords.LengthPolicies.Words.Select(Hyphenated)]);

    public ExperimentOptions Read(ParseResult parsed) => new ExperimentOptions
    {
        OtherRecordings = TrialOrOther.OtherPoses,
        Machine = new(RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription, RuntimeInformation.ProcessArchitecture.ToString()),
        Backend = parsed.GetValue(Backend) is { } backend ? OptionWords.Backends.Parse(backend) : null,
        LengthPolicy = parsed.GetValue(LengthPolicy) is { } policy ? OptionWords.LengthPolicies.Parse(policy.Replace('-', '_')) : null,
    }.WithClinicalCycles();

    private static string Hyphenated(string word) => word.Replace('_', '-');
}
