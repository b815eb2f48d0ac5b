using System.Globalization;
using System.Net;
using System.Text;
using NeuroPose.Files;
using NeuroPose.Notebooks.Html;
using NeuroPose.Provenance;
using NeuroPose.Sessions.Ingest;
using NeuroPose.Sessions.Synchronization;

namespace NeuroPose.Sessions.Report;

/// <summary>
/// The quality report of a session: one page that opens without a network and runs nothing, gates first. The same session gives the same
/// bytes.
/// </summary>
internal static class SessionReport
{
    private const int MostNotes = 40;

    private static readonly string Rules = EmbeddedText.Of(typeof(SessionReport), "SessionReport.css");

    /// <summary>Writes the page.</summary>
    public static void Save(SessionMaterial material, string path) => AtomicFile.WriteText(path, Render(material));

    /// <summary>The page's HTML.</summary>
    public static string Render(SessionMaterial material)
    {
        var (manifest, sync) = (material.Manifest, material.Sync);
        var session = manifest.Source.Session;
        var body = new StringBuilder();
        var failed = material.Gates.Count(gate => gate.Passed == false);
        body.Append("<h1>").Append(Text(session.Id)).Append("</h1>\n<p class=\"what\">")
            .Append(Text(string.Create(CultureInfo.InvariantCulture, $"Quality report of a session: {manifest.Cameras.Count} {(manifest.Cameras.Count == 1 ? "camera" : "cameras")}, {manifest.Cameras.Sum(camera => (long)camera.FrameCount)} frames, {material.Trials.Trials.Count} trials. {(failed == 0 ? "No gate failed." : failed == 1 ? "One gate failed." : $"{failed} gates failed.")}")))
            .Append("</p>\n");
        Gates(body, material.Gates);
        if (manifest.Source.Config.Qc.IncludeVerification)
        {
            Verification(body, manifest);
        }

        Synchronization(body, sync);
        Poses(body, material);
        Face(body, material);
        Trials(body, material);
        Thumbnails(body, material);
        Notes(body, material);
        Made(body, material);
        return PageShell.Of($"{session.Id}: quality report", body.ToString(), Rules, PageShell.StrictPolicy);
    }

    private static void Gates(StringBuilder body, IReadOnlyList<QualityGate> gates)
    {
        body.Append("<h2>Quality gates</h2>\n<div class=\"wide\"><table>\n<thead><tr><th>gate</th><th>verdict</th><th class=\"number\">found</th><th class=\"number\">accepted</th><th>where</th></tr></thead>\n<tbody>\n");
        foreach (var gate in gates)
        {
            var verdict = gate.Passed switch { true => "pass", false => "fail", _ => "none" };
            body.Append(CultureInfo.InvariantCulture, $"<tr class=\"{verdict}\"><td>{Text(gate.Name)}</td><td class=\"verdict\">{(gate.Passed is null ? "not asked" : verdict)}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{Text(gate.Value)}</td><td class=\"number\">{Text(gate.Limit)}</td><td>{Text(gate.Detail)}</td></tr>\n");
        }

        body.Append("</tbody>\n</table></div>\n");
    }

    private static void Verification(StringBuilder body, SessionManifest manifest)
    {
        body.Append("<h2>Verification</h2>\n");
        Table(body, ["camera", "TTL", "status", "reason"], ["frames", "pulses", "mismatch", "tolerance"], FrameCheck.Of(manifest).Select(check => (
            (string[])[check.CameraId, check.TtlId ?? "", check.Status, check.Why],
            (string[])[Number(check.Frames), check.Pulses is { } pulses ? Number(pulses) : "", check.Mismatch is { } mismatch ? Number(mismatch) : "", Number(check.Tolerance)],
            check.Status == "fail")));
    }

    private static void Synchronization(StringBuilder body, SessionSync sync)
    {
        body.Append("<h2>Synchronization</h2>\n");
        Table(
            body,
            ["camera"],
            ["rate, 1/s", "lost pulses", "extra pulses", "dropped frames", "duplicated", "jitter max, ms", "jitter p95, ms", "drift, ppm", "drift max, ms", "off the line, ms"],
            sync.Cameras.Select(camera => (
                (string[])[camera.CameraId],
                (string[])[
                    Number(camera.Rate, "0.###"), Number(camera.Match.LostPulses), Number(camera.ExtraPulses.Count), Number(camera.DroppedCount), Number(camera.Duplicates.Count),
                    Number(camera.Jitter?.MaxSeconds * 1000, "0.###"), Number(camera.Jitter?.P95Seconds * 1000, "0.###"),
                    Number(camera.Drift?.SlopePpm, "0.##"), Number(camera.Drift?.MaxSeconds * 1000, "0.####"), Number(camera.Drift?.ResidualSeconds * 1000, "0.####")],
                !camera.HasTimes)));
        foreach (var camera in sync.Cameras.Where(camera => camera.Match.Ambiguity is not null))
        {
            body.Append("<p class=\"error\">").Append(Text($"{camera.CameraId} has no times: {camera.Match.Ambiguity}")).Append("</p>\n");
        }

        body.Append("<div class=\"pair\">\n");
        SessionFigures.Append(body, $"Drift from the primary clock {sync.PrimaryClock}", SessionFigures.Drift(sync));
        SessionFigures.Append(body, "Jitter: each pulse against its neighbors", SessionFigures.Jitter(sync));
        body.Append("</div>\n");
        var drops = sync.Cameras.SelectMany(camera => camera.Match.Dropped.Select(drop => (Camera: camera, Drop: drop))).ToArray();
        if (drops.Length > 0)
        {
            body.Append("<h3>Missing frames</h3>\n");
            Table(body, ["camera", "what", "evidence"], ["after frame", "at, s", "frames"], drops.Take(30).Select(one => (
                (string[])[one.Camera.CameraId, one.Camera.IsDrop(one.Drop) ? "dropped" : "pause", one.Drop.Evidence],
                (string[])[Number(one.Drop.AfterFrame), Number(one.Camera.Match.Times[Math.Max(0, one.Drop.AfterFrame)], "0.###"), Number(one.Drop.Count)],
                false)));
            if (drops.Length > 30)
            {
                body.Append(CultureInfo.InvariantCulture, $"<p class=\"small\">And {drops.Length - 30} more; sync_summary.json has all.</p>\n");
            }
        }
    }

    private static void Poses(StringBuilder body, SessionMaterial material)
    {
        var tracks = material.Poses.SelectMany(camera => camera.Tracks).ToArray();
        if (tracks.Length == 0)
        {
            return;
        }

        var below = material.Manifest.Source.Config.Pose.ReportBelow;
        body.Append("<h2>Poses</h2>\n");
        Table(body, ["camera", "animal", "program"], ["points", "mean confidence", $"below {below.ToString(CultureInfo.InvariantCulture)}, %", "missing, %", "longest gap, frames"], tracks.Select(track => (
            (string[])[track.CameraId, track.Animal, track.Software],
            (string[])[
                Number(track.Nodes.Count), Number(track.MeanConfidence, "0.###"),
                Number(100.0 * track.Known.Count(confidence => confidence < below) / Math.Max(1, track.Known.Count()), "0.#"),
                Number(100 * track.MissingShare, "0.#"), Number(SessionFigures.LongestGap(track))],
            track.MeanConfidence < material.Manifest.Source.Config.Pose.LeastMeanConfidence)));
        body.Append("<div class=\"pair\">\n");
        foreach (var track in tracks)
        {
            var name = $"{track.CameraId}{(track.Animal.Length > 0 ? " " + track.Animal : "")}";
            SessionFigures.Append(body, $"Confidence, {name}", SessionFigures.Confidence(track));
            SessionFigures.Append(body, $"Missing points, {name}", SessionFigures.Missing(track));
        }

        body.Append("</div>\n");
    }

    private static void Face(StringBuilder body, SessionMaterial material)
    {
        var faces = material.Faces.Where(face => face.Signals.Count > 0).ToArray();
        if (faces.Length == 0)
        {
            return;
        }

        body.Append("<h2>Facemap</h2>\n");
        foreach (var face in faces)
        {
            var times = material.Sync.Cameras.First(camera => camera.CameraId == face.CameraId).Match.Times;
            SessionFigures.Append(body, $"Signals of camera {face.CameraId}", SessionFigures.Face(face, times), isWide: true);
        }
    }

    private static void Trials(StringBuilder body, SessionMaterial material)
    {
        var trials = material.Trials;
        if (trials.Trials.Count == 0 && trials.Log.Events.Count == 0)
        {
            return;
        }

        body.Append("<h2>Trials and events</h2>\n");
        if (trials.Ambiguity is { } why)
        {
            body.Append("<p class=\"error\">").Append(Text($"Trials are not aligned: {why}")).Append("</p>\n");
        }

        IEnumerable<(string What, string Value, int Count)> totals =
        [
            .. trials.Trials.GroupBy(trial => trial.Outcome, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => ("outcome", group.Key, group.Count())),
            .. trials.Trials.GroupBy(trial => trial.Type, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => ("type", group.Key, group.Count())),
            .. trials.Trials.GroupBy(trial => trial.Placement, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => ("placed by", group.Key, group.Count())),
            .. trials.Log.Events.GroupBy(one => one.Kind, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => ("event", group.Key, group.Count())),
        ];
        Table(body, ["total"], ["count"], totals.Select(total => ((string[])[$"{total.What}: {(total.Value.Length > 0 ? total.Value : "not named")}"], (string[])[Number(total.Count)], false)));
        var without = trials.Trials.Where(trial => trial.Reason.Length > 0 && trial.Aligned is not null).ToArray();
        if (without.Length > 0)
        {
            body.Append("<h3>Trials without a pulse of their own</h3>\n");
            Table(body, ["placed by", "reason"], ["trial", "start, s"], without.Take(30).Select(trial => (
                (string[])[trial.Placement, trial.Reason], (string[])[Number(trial.Number), Number(trial.Start, "0.###")], !trial.IsPlaced)));
        }

        SessionFigures.Append(body, "Trials over time", SessionFigures.Trials(trials), isWide: true);
    }

    private static void Thumbnails(StringBuilder body, SessionMaterial material)
    {
        if (material.Thumbnails.Count == 0)
        {
            return;
        }

        body.Append("<h2>Pictures</h2>\n<div class=\"thumbs\">\n");
        foreach (var (caption, png) in material.Thumbnails)
        {
            body.Append("<figure><img alt=\"").Append(Text(caption)).Append("\" src=\"data:image/png;base64,").Append(Convert.ToBase64String(png))
                .Append("\"><figcaption class=\"small\">").Append(Text(caption)).Append("</figcaption></figure>\n");
        }

        body.Append("</div>\n");
    }

    private static void Notes(StringBuilder body, SessionMaterial material)
    {
        string[] notes =
        [
            .. material.Manifest.Notices,
            .. material.Sync.Cameras.SelectMany(camera => camera.Match.Notes.Select(note => $"{camera.CameraId}: {note}.")),
            .. material.Poses.SelectMany(camera => camera.Notices),
            .. material.Faces.SelectMany(face => face.Notices),
            .. material.Trials.Warnings,
            .. material.Findings,
        ];
        if (notes.Length == 0)
        {
            return;
        }

        body.Append("<h2>Notes</h2>\n<ul class=\"notes\">\n");
        foreach (var note in notes.Take(MostNotes))
        {
            body.Append("<li>").Append(Text(note)).Append("</li>\n");
        }

        body.Append(notes.Length > MostNotes ? string.Create(CultureInfo.InvariantCulture, $"<li>and {notes.Length - MostNotes} more</li>\n") : "").Append("</ul>\n");
    }

    private static void Made(StringBuilder body, SessionMaterial material)
    {
        var source = material.Manifest.Source;
        body.Append("<section class=\"provenance\">\n<h2>How it was made</h2>\n<p class=\"small\">")
            .Append(Text($"NeuroPose Workbench {WorkbenchProvenance.ThisVersion}. Configuration {source.Config.Sha256[..16]}, session {source.Session.Sha256[..16]} (SHA-256). {material.Manifest.Files.Count()} files; manifest.json has their hashes."))
            .Append("</p>\n</section>\n");
    }

    private static void Table(StringBuilder body, string[] words, string[] numbers, IEnumerable<(string[] Words, string[] Numbers, bool IsBad)> rows)
    {
        body.Append("<div class=\"wide\"><table>\n<thead><tr>").AppendJoin("", words.Take(1).Select(word => $"<th>{Text(word)}</th>"))
            .AppendJoin("", numbers.Select(word => $"<th class=\"number\">{Text(word)}</th>")).AppendJoin("", words.Skip(1).Select(word => $"<th>{Text(word)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            body.Append(row.IsBad ? "<tr class=\"fail\">" : "<tr>").Append("<td>").Append(Text(row.Words[0])).Append("</td>")
                .AppendJoin("", row.Numbers.Select(number => $"<td class=\"number\">{Text(number)}</td>")).AppendJoin("", row.Words.Skip(1).Select(word => $"<td>{Text(word)}</td>")).Append("</tr>\n");
        }

        body.Append("</tbody>\n</table></div>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? number, string format) => number is { } known && double.IsFinite(known) ? known.ToString(format, CultureInfo.InvariantCulture) : "";
}
