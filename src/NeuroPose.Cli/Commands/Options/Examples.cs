using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NeuroPose.Cli.Commands;

/// <summary>The examples at the end of each help.</summary>
internal static class Examples
{
    /// <summary>Calls by the command that they are examples of.</summary>
    public static IReadOnlyDictionary<string, string[]> ByCommand { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [""] = ["neuropose trial info walk.c3d", "neuropose dtw before.c3d after.c3d --figure match.svg", "neuropose lab"],
        ["notebook"] = ["neuropose notebook run walk.ipynb --output out", "neuropose notebook check notebooks"],
        ["notebook run"] = ["neuropose notebook run walk.ipynb", "neuropose notebook run walk.ipynb --param trial=s02.json --output out --html"],
        ["notebook check"] = ["neuropose notebook check walk.ipynb", "neuropose notebook check notebooks"],
        ["notebook render"] = ["neuropose notebook render walk.ipynb", "neuropose notebook render notebooks/tutorials/01-first-comparison.ipynb --output pages"],
        ["paper"] = ["neuropose paper new papers/knees", "neuropose paper verify papers/knees"],
        ["paper verify"] = ["neuropose paper verify papers/knees", "neuropose paper verify papers/knees --figure fig-1 --json"],
        ["paper run"] = ["neuropose paper run papers/knees", "neuropose paper run papers/knees --accept"],
        ["paper render"] = ["neuropose paper render papers/knees --pdf --output out"],
        ["paper new"] = ["neuropose paper new papers/knees"],
        ["paper list"] = ["neuropose paper list", "neuropose paper list papers"],
        ["kernel"] = ["neuropose kernel install --user", "neuropose kernel list"],
        ["kernel install"] = ["neuropose kernel install --user", "neuropose kernel install --sys-prefix"],
        ["kernel uninstall"] = ["neuropose kernel uninstall --user"],
        ["kernel list"] = ["neuropose kernel list"],
        ["kernel run"] = ["neuropose kernel run connection.json"],
        ["lab"] = ["neuropose lab", "neuropose lab --no-browser --port 8890"],
        ["analyze"] = ["neuropose analyze --config experiment.yaml --output report.json"],
        ["analyze compare"] = ["neuropose analyze compare before.yaml after.yaml --figure difference.svg"],
        ["segment"] = ["neuropose segment walk.json --name steps --extractor joint_axis --joint left_heel --invert"],
        ["dtw"] = ["neuropose dtw before.c3d after.c3d --representation angles:\"left knee\" --fill-gaps 10", "neuropose dtw a.csv b.csv --columns knee --band fraction:0.1 --figure match.svg"],
        ["dtw matrix"] = ["neuropose dtw matrix s01.c3d s02.c3d s03.c3d --output distances.csv", "neuropose dtw matrix s01.csv s02.csv --band frames:20 --output distances.npmatrix --resume"],
        ["trial"] = ["neuropose trial info walk.c3d", "neuropose trial convert walk.c3d walk.trc"],
        ["trial info"] = ["neuropose trial info walk.c3d", "neuropose trial info keypoints.npy --array-order fpjc --fps 60 --json"],
        ["trial convert"] = ["neuropose trial convert walk.c3d walk.trc", "neuropose trial convert openpose walk.csv --fps 30 --person 1"],
        ["trial check"] = ["neuropose trial check walk.c3d", "neuropose trial check openpose --fps 30 --min-confidence 0.3"],
        ["trial view"] = ["neuropose trial view walk.c3d", "neuropose trial view walk.c3d --output pages.html --person 1"],
        ["process"] = ["neuropose process walk.mp4 --model movenet-lightning --overlay", "neuropose process videos --model rtmpose.onnx --detector yolox --output poses/ --resume"],
        ["model"] = ["neuropose model list", "neuropose model fetch movenet-lightning"],
        ["model list"] = ["neuropose model list"],
        ["model info"] = ["neuropose model info movenet-lightning"],
        ["model fetch"] = ["neuropose model fetch movenet-lightning --yes"],
        ["model import"] = ["neuropose model import movenet/model.json --name movenet"],
        ["model add"] = ["neuropose model add vitpose.onnx --adapter heatmap-udp --skeleton COCO-17 --license Apache-2.0"],
        ["model verify"] = ["neuropose model verify"],
        ["benchmark"] = ["neuropose benchmark walk.mp4 --model movenet-lightning --output speed.json"],
        ["gait"] = ["neuropose gait walk.c3d", "neuropose gait openpose --fps 30 --up -y --json"],
        ["gait compare"] = ["neuropose gait compare markers.c3d openpose --fps 60"],
        ["gait score"] = ["neuropose gait score walk.c3d --truth file"],
        ["sweep"] = ["neuropose sweep study.yaml --output results", "neuropose sweep study.yaml --output results --on slurm --time 1:00:00 --resume"],
        ["sweep status"] = ["neuropose sweep status study.yaml --output results"],
        ["sweep diff"] = ["neuropose sweep diff results results-of-0.2"],
        ["vitals"] = ["neuropose vitals night.csi.jsonl", "neuropose vitals night.csi.jsonl --csv --fps 20"],
        ["live"] = ["neuropose live simulate", "neuropose live ws 127.0.0.1:8765 --vitals --record night.jsonl"],
        ["live ws"] = ["neuropose live ws 127.0.0.1:8765 --vitals", "neuropose live ws wss://server/ws/sensing --ca lab.pem --vitals --record night.jsonl --duration 3600"],
        ["live mqtt"] = ["neuropose live mqtt mqtt://127.0.0.1", "neuropose live mqtt mqtts://broker --ca lab.pem --cert me.pem --key me.key --json"],
        ["live udp"] = ["neuropose live udp 5005 --vitals", "neuropose live udp 192.168.1.5:5005 --record night.jsonl --duration 600"],
        ["live simulate"] = ["neuropose live simulate", "neuropose live simulate --ws-port 8765 --udp 127.0.0.1:5005 --seed 7 --breathing 12"],
        ["dataset"] = ["neuropose dataset list", "neuropose dataset fetch bvh-walk"],
        ["dataset fetch"] = ["neuropose dataset fetch bvh-walk"],
        ["dataset list"] = ["neuropose dataset list", "neuropose dataset list --json"],
        ["dataset synth"] = ["neuropose dataset synth walks"],
        ["dataset verify"] = ["neuropose dataset verify bvh-walk", "neuropose dataset verify datasets/gait-synthetic"],
        ["session"] = ["neuropose session synth try", "neuropose session run try/config.toml"],
        ["session run"] = ["neuropose session run config.toml", "neuropose session run config.toml --session mouse-07 --from sync --to events --json"],
        ["session ingest"] = ["neuropose session ingest config.toml"],
        ["session sync"] = ["neuropose session sync config.toml --json"],
        ["session transcode"] = ["neuropose session transcode config.toml"],
        ["session pose"] = ["neuropose session pose config.toml"],
        ["session facemap"] = ["neuropose session facemap config.toml"],
        ["session events"] = ["neuropose session events config.toml"],
        ["session to-nwb"] = ["neuropose session to-nwb config.toml", "neuropose session to-nwb config.toml --file-date 2026-01-31T12:00:00Z"],
        ["session validate"] = ["neuropose session validate data/processed/mouse-07/mouse-07.nwb"],
        ["session report"] = ["neuropose session report config.toml"],
        ["session synth"] = ["neuropose session synth try --seed 7"],
        ["witness"] = ["neuropose witness make night.csi.jsonl", "neuropose witness verify night.tar.gz"],
        ["witness make"] = ["neuropose witness make night.csi.jsonl --output night.tar.gz"],
        ["witness verify"] = ["neuropose witness verify night.tar.gz --frames night.csi.jsonl"],
        ["completion"] = ["source <(neuropose completion bash)"],
        ["completion bash"] = ["source <(neuropose completion bash)"],
        ["completion zsh"] = ["source <(neuropose completion zsh)"],
        ["completion fish"] = ["neuropose completion fish | source"],
        ["completion pwsh"] = ["neuropose completion pwsh | Out-String | Invoke-Expression"],
    };

    /// <summary>Puts them at the end of every help.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var help in All(root).SelectMany(command => command.Options.OfType<HelpOption>()))
        {
            help.Action = new WithExamples((SynchronousCommandLineAction)help.Action!);
        }
    }

    /// <summary>A command by its words, without the program's name: <c>dtw matrix</c>.</summary>
    public static string NameOf(Command command) => string.Join(' ', Words(command));

    /// <summary>A command and those below it.</summary>
    public static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static IEnumerable<string> Words(Command command) =>
        command is RootCommand ? [] : [.. command.Parents.OfType<Command>().Take(1).SelectMany(Words), command.Name];

    private sealed class WithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        // Who asks for help has not yet given what is required.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (ByCommand.TryGetValue(NameOf(parseResult.CommandResult.Command), out var examples))
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in examples)
                {
                    output.WriteLine("  " + example);
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
