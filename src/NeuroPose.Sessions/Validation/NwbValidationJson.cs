using NeuroPose.Files;
using NeuroPose.Json;

namespace NeuroPose.Sessions.Nwb;

/// <summary>What a validation found as JSON.</summary>
internal static class NwbValidationJson
{
    /// <summary>Writes it into a file, which names the validated file without its folder.</summary>
    public static void Save(string path, NwbValidation validation) => AtomicFile.Write(path, stream =>
    {
        using var json = new JsonPrinter(stream, indent: 2);
        Write(json, validation, Path.GetFileName(validation.File));
    });

    /// <summary>Writes it as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="validation">What was found.</param>
    /// <param name="file">What the file is called.</param>
    public static void Write(JsonPrinter json, NwbValidation validation, string file)
    {
        json.BeginObject();
        json.Member("file", file);
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
    }
}
