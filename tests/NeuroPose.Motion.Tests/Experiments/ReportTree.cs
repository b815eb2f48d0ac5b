using System.Text.Json;
using System.Text.RegularExpressions;

namespace NeuroPose.Motion.Tests.Experiments;

/// <summary>Reports as trees, compared by structure exactly and by number to tolerance.</summary>
internal static class ReportTree
{
    /// <summary>What this library adds to a provenance; the reference reads over it.</summary>
    private const string Ours = "neuropose_workbench";

    public static JsonElement Read(string path)
    {
        // The reference writes bare NaN tokens.
        var strict = Regex.Replace(File.ReadAllText(path), "(?<![\"\\w])(-?Infinity|NaN)(?![\"\\w])", "\"$1\"");
        using var document = JsonDocument.Parse(strict);
        return document.RootElement.Clone();
    }

    public static void AssertSame(JsonElement expected, JsonElement actual, string where)
    {
        if (expected.ValueKind == JsonValueKind.Null && where.EndsWith("yaml.provenance", StringComparison.Ordinal))
        {
            // The reference writes none where the trial has none; here what was done is written all the same.
            Assert.True(actual.GetProperty("analysis_config").TryGetProperty(Ours, out _));
            return;
        }

        Assert.True(expected.ValueKind == actual.ValueKind, $"{where}: expected {expected}, found {actual}.");
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(expected.EnumerateObject().Select(member => member.Name), actual.EnumerateObject().Select(member => member.Name).Where(name => name != Ours));
                foreach (var member in expected.EnumerateObject())
                {
                    AssertSame(member.Value, actual.GetProperty(member.Name), $"{where}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.True(expected.GetArrayLength() == actual.GetArrayLength(), $"{where}: expected {expected.GetArrayLength()} items, found {actual.GetArrayLength()}.");
                for (var index = 0; index < expected.GetArrayLength(); index++)
                {
                    AssertSame(expected[index], actual[index], $"{where}[{index}]");
                }

                break;
            case JsonValueKind.Number:
                var number = expected.GetDouble();
                Assert.True(Math.Abs(number - actual.GetDouble()) <= 1e-10 * Math.Abs(number), $"{where}: expected {expected}, found {actual}.");
                break;
            default:
                Assert.True(expected.ToString() == actual.ToString(), $"{where}: expected {expected}, found {actual}.");
                break;
        }
    }
}
