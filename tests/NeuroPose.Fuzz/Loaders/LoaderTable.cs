using System.Text;
using NeuroPose.Datasets;
using NeuroPose.Experiments;
using NeuroPose.Formats;
using NeuroPose.Gait;
using NeuroPose.Jupyter.Connections;
using NeuroPose.Jupyter.Installation;
using NeuroPose.Jupyter.Wire;
using NeuroPose.Notebooks.Html;
using NeuroPose.Notebooks.Sessions;
using NeuroPose.RuView.Witness;
using NeuroPose.Vitals.Csi;
using NeuroPose.Vitals.Packets;
using NeuroPose.Vitals.Poses;
using NeuroPose.Vitals.Recordings;
using NeuroPose.Warping;

namespace NeuroPose.Fuzz.Loaders;

/// <summary>Every way into the library for bytes of other people: a new one is a new line.</summary>
internal static class LoaderTable
{
    private static readonly MessageSigner Signer = new("key");

    public static IReadOnlyList<Loader> All { get; } =
    [
        // Motion files: one for each format, and one that recognizes them.
        .. MotionLoaders.All,
        .. NwbLoaders.All,
        .. SessionLoaders.All,
        Loader.OfFile("participants", "participants.tsv", Seeds.Texts(Participants, Participants.Replace('\t', ',')), path =>
        {
            foreach (var participant in ParticipantTable.Load(path).Participants)
            {
                _ = participant.ToString();
            }
        }),
        Loader.OfFile("skeleton", "skeleton.yaml", Seeds.Texts(OwnSkeleton), path => SkeletonFile.Load(path)),
        Loader.OfFile("registry", "registry.yaml", Seeds.Files(("src/NeuroPose.Motion/Datasets", "registry.yaml")), path => DatasetRegistry.Load(path)),
        Loader.OfFile("walk", "walk.json", Seeds.Texts(Walk), path => AnnotatedWalk.Load(path)),

        // What arrives from sensing servers and brokers.
        .. LiveLoaders.All,

        // The reference's files, datasets and matrices.
        Loader.OfFile("trial", "trial.json", Seeds.Files(("tests/golden/neuropose/inputs", "*.json")).And(Seeds.Texts(Trial)), path =>
        {
            VideoPredictions.IsIn(path);
            var trial = VideoPredictions.Load(path);
            for (var person = 0; person < Math.Min(trial.PersonCount, 3); person++)
            {
                trial.Poses(person);
            }
        }),
        Loader.OfFile("job", "results.json", Seeds.Files(("tests/golden/neuropose/inputs", "job_results.json")), path => JobResults.Load(path)),
        Loader.OfFile("status", "status.json", Seeds.Files(("tests/golden/neuropose/inputs", "status_final.json")), path => StatusFile.Load(path)),
        Loader.OfFile("benchmark", "benchmark.json", Seeds.Files(("tests/golden/neuropose/inputs", "benchmark_result.json")), path => BenchmarkResult.Load(path)),
        Loader.OfFile("experiment", "experiment.yaml", Seeds.Files(("papers", "*.yaml"), ("tests/golden/neuropose/pipeline", "*.yaml")), path => AnalysisConfig.Load(path)),
        Loader.OfFile("csv", "series.csv", Seeds.Files(("datasets/squats-csv", "*.csv")).And(Seeds.Texts(Csv, Csv.Replace(',', '\t'), Csv.Replace(',', ';'))), path => SeriesCsv.Load(path)),
        Loader.OfFile("dataset", "dataset.yaml", Seeds.Files(("datasets", "dataset.yaml")), path => Dataset.Open(Path.GetDirectoryName(path)!).Verify()),
        Loader.OfFile("matrix", "distances.npmatrix", Seeds.Matrices, path =>
        {
            using var matrix = MatrixFile.Open(path);
            matrix.Row(matrix.Rows - 1);
            _ = matrix.ToString();
        }),

        // Notebooks.
        new("notebook", Seeds.Files(("notebooks", "*.ipynb"), ("papers", "*.ipynb")).And(Seeds.Texts(Notebook)), (bytes, folder) =>
        {
            var path = Path.Combine(folder, "notebook.ipynb");
            File.WriteAllBytes(path, bytes);
            var notebook = Notebooks.Documents.Notebook.Load(path);
            NotebookPage.Render(notebook);
            notebook.ToText();
        }),
        new("markdown", Seeds.Files(("papers", "*.md"), ("docs/decisions", "000*.md")).And(Seeds.Texts(Markdown)), (bytes, _) =>
            NotebookPage.Render(Notebooks.Documents.Notebook.Parse(
                "{\"cells\": [{\"cell_type\": \"markdown\", \"id\": \"a\", \"metadata\": {}, \"source\": " + System.Text.Json.JsonSerializer.Serialize(Text(bytes)) + "}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}",
                "markdown.ipynb"))),
        new("cell", Seeds.Texts(Cells), (bytes, _) => CSharpSession.IsComplete(Text(bytes))),

        // Papers.
        new("paper", Seeds.Texts(SmallPaper.Text("paper.yaml")), (bytes, folder) => SmallPaper.Read(folder, "paper.yaml", bytes)),
        new("paper-text", Seeds.Texts(SmallPaper.Text("paper.md")), (bytes, folder) => SmallPaper.Read(folder, "paper.md", bytes)),
        new("paper-references", Seeds.Texts(SmallPaper.Text("references.bib"), References), (bytes, folder) => SmallPaper.Read(folder, "references.bib", bytes)),
        new("formula", Seeds.Texts(Formulas), (bytes, _) =>
            NotebookPage.Render(Notebooks.Documents.Notebook.Parse(
                "{\"cells\": [{\"cell_type\": \"markdown\", \"id\": \"a\", \"metadata\": {}, \"source\": " + System.Text.Json.JsonSerializer.Serialize("$$\n" + Text(bytes) + "\n$$\n") + "}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}",
                "formula.ipynb"))),
        new("paper-expected", Seeds.Texts(SmallPaper.Expected), SmallPaper.ReadExpected),

        // CSI.
        new("csi", Seeds.Recordings, (bytes, folder) =>
        {
            using var stream = new MemoryStream(bytes);
            using var recording = CsiRecording.Read(stream);
            foreach (var entry in recording.Entries())
            {
                _ = entry.ToString();
            }

            _ = recording.Report.ToString();
        }),
        .. RadioLoaders.All,
        new("csi-frame", Seeds.Texts(Frame), (bytes, _) => CsiFrame.FromJson(Text(bytes))),
        new("pose-estimate", Seeds.Texts(Pose), (bytes, _) => PoseEstimate.FromJson(Text(bytes))),
        new("packet", Seeds.Packets, (bytes, _) =>
        {
            Packet.TryParse(bytes, IqOrder.InPhaseFirst, out var _, out var _);
            Packet.Parse(bytes);
        }),
        Loader.OfFile("bundle", "bundle.tar.gz", Seeds.Bundles, path => WitnessBundle.Verify(path)),

        // Jupyter.
        Loader.OfFile("connection", "kernel.json", Seeds.Texts(Connection), path => ConnectionFile.Read(path)),
        new("wire", Seeds.Texts(Message), (bytes, _) => WireMessage.Decode(Signed(bytes), Signer)),
        new("kernelspec", Seeds.Texts(Kernelspec), (bytes, folder) =>
        {
            var kernel = Path.Combine(folder, "neuropose-csharp");
            Directory.CreateDirectory(kernel);
            File.WriteAllBytes(Path.Combine(kernel, "kernel.json"), bytes);
            _ = new KernelSpecFolder(folder).List().Count;
        }),
    ];

    private static string References => """
        @string{asp = "IEEE Transactions on Acoustics"}
        @article{sakoe1978, author = {Sakoe, H. and {\"U}nal, J{\'e}r{\^o}me and van der Berg, B. and others}, title = "The {DTW} $x^2$ \emph{law}",
          journal = asp # " (old)", year = 1978, month = jan, pages = {43--49}, doi = {10.1109/TASSP.1978.1163055}}
        @comment{nothing} @book(b, title = {B}, editor = {A and B}, publisher = {P \& Q})
        """;

    private static string Formulas => """
        \frac{\sum_{i=1}^{n} (x_i - \bar{x})^2}{n-1} \le \sqrt[3]{\alpha} \begin{aligned} a &= b \\ c &= \text{where $d$} \end{aligned}
        \left( \begin{matrix} 1 & 2 \\ 3 & 4 \end{matrix} \right) \def\x#1{#1#1} \x{y} \color{#ff0000}{z} \rule{1em}{2em} \tag{1}
        """;

    private static string Trial => """
        {"schema_version": 2, "metadata": {"frame_count": 2, "fps": 30.0, "width": 64, "height": 48},
         "frames": {"frame_000000": {"boxes": [[1, 2, 3, 4, 1]], "poses3d": [[[1, 2, 3], [4, 5, 6]]], "poses2d": [[[1, 2], [3, 4]]]},
                    "frame_000001": {"boxes": [], "poses3d": [], "poses2d": []}},
         "segmentations": {}, "provenance": null}
        """;

    private static string Participants =>
        "participant_id\tage\tgroup\tnotes\nsub-01\t61.5\told\t\"a\tb\"\nsub-02\tn/a\tyoung\t\nsub-03\t-1e3\t\t\"\"\"\"\n";

    private static string OwnSkeleton => """
        name: my markers
        joints: [LHIP, LKNE, LANK, "R:HIP", 'RKNE', RANK]
        bones:
          - [LHIP, LKNE, LANK]
          - ["R:HIP", RKNE, RANK]
        roles: {left hip: LHIP, left knee: LKNE, left ankle: LANK}
        """;

    private static string Walk => """
        {"fps": 100.0, "ground_truth": {"hs_frames": {"left": [0], "right": [1]}, "to_frames": {"left": [1], "right": []}},
         "angle_frames": [
          {"landmark_positions": {"left_hip": [1, 2, 3], "right_hip": [1, 2, 3], "left_knee": [1, 2, 3], "left_heel": [1, 2, 3], "right_heel": [4, 5, 6], "left_toe": null}},
          {"landmark_positions": {"left_hip": [1, 2, 4], "right_hip": [1, 2, 4], "left_knee": [1, 2, 4], "left_heel": [1, 2, 4], "right_heel": [4, 5, 7]}}]}
        """;

    private static string Csv => "time_s,knee_deg,\"hip, deg\"\n0.0,1.5,NaN\n0.01,-2e3,\"4\"\n0.02,,7\n";

    private static string Notebook => """
        {"cells": [{"cell_type": "markdown", "id": "a", "metadata": {"tags": ["x"]}, "attachments": {"p.png": {"image/png": "aGk="}}, "source": ["# Title\n", "![p](attachment:p.png) **bold** | a |"]},
         {"cell_type": "code", "execution_count": 1, "id": "b", "metadata": {}, "source": "#!time\nvar x = 1;\nx", "outputs": [
          {"output_type": "stream", "name": "stdout", "text": ["hi\n"]},
          {"output_type": "execute_result", "execution_count": 1, "data": {"text/plain": "1", "text/html": "<b>1</b>", "application/json": {"a": [1, null]}}, "metadata": {}},
          {"output_type": "error", "ename": "E", "evalue": "bad", "traceback": ["\u001b[31mE\u001b[0m"]}]}],
         "metadata": {"kernelspec": {"name": ".net-csharp", "display_name": "C#", "language": "C#"}}, "nbformat": 4, "nbformat_minor": 5}
        """;

    private static string Markdown => "# A *b* **c** ~~d~~ `e`\n\n| a | b |\n|---|--:|\n| 1 | [x](y) |\n\n- [ ] task\n  1. one\n> quote[^1]\n\n[^1]: note\n\n<b onclick=\"x\">html</b>\n\n```csharp\nx\n```\n";

    private static string[] Cells =>
    [
        "var x = new[] { 1, 2, 3 }.Select(value => $\"{value:0.0} {(value > 1 ? \"a\" : @\"b\"\"\")}\");\nx",
        "#r \"nuget: Some.Package, 1.0\"\n#!time\nConsole.WriteLine(\"\"\"\n  #!raw\n  \"\"\");\n/* #!not\n#!import */\n#!markdown\n# text\n#!csharp\nif (x is { Length: > 0 }) { foreach (var y in z) { } }",
        "public record Point(double X, double Y);\nList<Dictionary<string, (int, int[])>> a = [.. b];\nreturn a switch { [] => 0, [var one, ..] => one, _ => -1 };\n#if X\n#endif",
    ];

    private static string Frame => """
        {"sample_index": 3, "sample_rate_hz": 20.0, "metadata": {"timestamp": 1.5, "device_id": "a", "sequence_number": 4, "frequency_mhz": 2437, "channel": 6, "bandwidth_mhz": 20, "rssi_dbm": -40, "noise_floor_dbm": -90, "transmit_antennas": 1, "receive_antennas": 2},
         "amplitude": [[1.0, 2.0], [3.0, null]], "phase": [[0.1, "Infinity"], [0.3, 0.4]]}
        """;

    private static string Pose => """
        {"id": "a", "timestamp": 1.5, "source_signal_ids": ["s1"], "persons": [{"id": 1, "confidence": 0.8, "keypoints": [{"name": "nose", "x": 0.5, "y": 0.25, "z": null, "confidence": 0.9}], "bounding_box": {"x_min": 0, "y_min": 0, "x_max": 1, "y_max": 1}}], "confidence": 0.8, "latency_ms": 12.5, "model_version": "1"}
        """;

    private static string Connection => """
        {"shell_port": 53794, "iopub_port": 53795, "stdin_port": 53796, "control_port": 53797, "hb_port": 53798, "ip": "127.0.0.1", "key": "a0436f6c-1916-498b-8eb9-e81ab9368e84", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": ""}
        """;

    private static string Message => """
        {"msg_id": "1", "session": "s", "username": "u", "date": "2026-05-23T14:00:00.000000Z", "msg_type": "execute_request", "version": "5.3"}
        {}
        {}
        {"code": "1 + 1", "silent": false, "store_history": true, "user_expressions": {}, "allow_stdin": true, "stop_on_error": true}
        """;

    private static string Kernelspec => """
        {"argv": ["/x/neuropose", "kernel", "run", "{connection_file}"], "display_name": "C#", "language": "C#", "interrupt_mode": "message", "env": {"A": "b"}, "metadata": {"debugger": false}}
        """;

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    // The lines of the input are the frames of the message; the signature fits, as a client's own would.
    private static List<ReadOnlyMemory<byte>> Signed(byte[] bytes)
    {
        List<ReadOnlyMemory<byte>> parts = [];
        var rest = bytes.AsMemory();
        for (int end; (end = rest.Span.IndexOf((byte)'\n')) >= 0; rest = rest[(end + 1)..])
        {
            parts.Add(rest[..end]);
        }

        parts.Add(rest);
        if (parts.Count < 4)
        {
            return [Encoding.ASCII.GetBytes("<IDS|MSG>"), .. parts];
        }

        var signature = Signer.Sign(parts[0].Span, parts[1].Span, parts[2].Span, parts[3].Span);
        return [Encoding.ASCII.GetBytes("id"), Encoding.ASCII.GetBytes("<IDS|MSG>"), signature, .. parts];
    }
}
