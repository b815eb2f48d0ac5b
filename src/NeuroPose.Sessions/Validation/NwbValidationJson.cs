using NeuroPose.Files;
using NeuroPose.Json;
using NeuroPose.Sessions.Nwb;

namespace NeuroPose.Sessions.Pipeline;

/// <summary>Writes what a validation found as JSON.</summary>
internal static class ValidationFile
{
    public static void Save(string path, NwbValidation validation) => AtomicFile.Write(path, stream =>
    {
        using var json = new JsonPrinter(stream, indent: 2);
        json.BeginObject();
        json.Member("file", Path.GetFileName(validation.File));
        json.Member("valid", validation.IsValid);
        json.Name("findings");
        json.Array(validation.Findings, (to, finding) =>
        {
            to.BeginObject();
            to.Member("severity", finding.Severity.ToString().ToLowerInvariant());
            to.Member("rule", finding.Rule);
            to.Member("path", finding.Path);
            to.Member("message", finding.Message);
            to.Member("advice", finding.Advice);
            to.Member("source", finding.Source);
            to.EndObject();
        });
        json.Name("notes");
        json.Array(validation.Notes, (to, note) => to.Text(note));
        json.EndObject();
    });
}
