using NeuroPose.Json;
using NeuroPose.Sessions.Pipeline;
using NeuroPose.Sessions.Report;

namespace NeuroPose.Cli.Commands;

/// <summary>What a run of a session did, in lines and as JSON.</summary>
internal static class SessionText
{
    public static IEnumerable<string> Lines(SessionResult result)
    {
        yield return result.SessionId;
        foreach (var notice in result.Notices)
        {
            yield return $"  note: {notice}";
        }

        foreach (var stage in result.Stages)
        {
            var status = stage.Status switch { StageStatus.Done => "done", StageStatus.Kept => "kept", _ => "nothing to do" };
            yield return $"{SessionCommand.Word(stage.Stage)}: {status}{(stage.Files.Count > 0 ? ": " + string.Join(", ", stage.Files.Select(Shown)) : "")}";
            foreach (var note in stage.Notes)
            {
                yield return $"  {note}";
            }
        }

        foreach (var gate in result.Gates)
        {
            yield return $"{Verdict(gate)}: {gate.Name}: {gate.Value}{(gate.Limit.Length > 0 ? $" (accepted: {gate.Limit})" : "")}{(gate.Detail.Length > 0 ? $". {gate.Detail}" : "")}";
        }
    }

    public static string Json(SessionResult result) => ObjectText.Of(json =>
    {
        json.BeginObject();
        json.Member("session_id", result.SessionId);
        json.Member("good", result.IsGood);
        json.Name("stages");
        json.Array(result.Stages, (to, stage) =>
        {
            to.BeginObject();
            to.Member("stage", SessionCommand.Word(stage.Stage));
            to.Member("status", stage.Status.ToString().ToLowerInvariant());
            to.Name("files");
            to.Array(stage.Files, (inner, file) => inner.Text(file));
            to.Name("notes");
            to.Array(stage.Notes, (inner, note) => inner.Text(note));
            to.EndObject();
        });
        json.Name("gates");
        json.Array(result.Gates, (to, gate) =>
        {
            to.BeginObject();
            to.Member("name", gate.Name);
            to.Member("verdict", Verdict(gate));
            to.Member("value", gate.Value);
            to.Member("accepted", gate.Limit);
            to.Member("detail", gate.Detail);
            to.EndObject();
        });
        json.Name("notices");
        json.Array(result.Notices, (to, notice) => to.Text(notice));
        json.Member("nwb_file", result.NwbFile);
        json.Member("report_file", result.ReportFile);
        json.EndObject();
    });

    private static string Verdict(QualityGate gate) => gate.Passed switch { true => "pass", false => "fail", _ => "not asked" };

    private static string Shown(string file) => Path.GetRelativePath(Directory.GetCurrentDirectory(), file) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : file;
}
