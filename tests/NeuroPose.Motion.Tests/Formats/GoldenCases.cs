using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroPose.Testing;

namespace NeuroPose.Motion.Tests.Formats;

/// <summary>Lists of golden cases, and the comparison of what the reference accepted or refused with what we do.</summary>
internal static class GoldenCases
{
    /// <summary>The index and label of every wanted case in a list of a golden file.</summary>
    public static TheoryData<int, string> Of(string file, string list, string label, Func<string, bool> wanted)
    {
        var data = new TheoryData<int, string>();
        foreach (var (golden, index) in Golden.Read("neuropose", file).GetProperty(list).EnumerateArray().Select((golden, index) => (golden, index)))
        {
            var name = golden.GetProperty(label).GetString()!;
            if (wanted(name))
            {
                data.Add(index, name);
            }
        }

        return data;
    }

    /// <summary>Loads and saves; what the reference refused must be refused with a line, what it accepted must be saved as its dump.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="saveAgain">Loads the case's payload and returns what saving writes.</param>
    /// <param name="within">The members (or indices) that lead from the saved file's root to what the dump shows.</param>
    public static void Check(JsonElement golden, Func<byte[]> saveAgain, params string[] within)
    {
        if (!golden.GetProperty("ok").GetBoolean())
        {
            Assert.NotNull(Assert.ThrowsAny<FileFormatException>(saveAgain).Place.Line);
            return;
        }

        using var saved = JsonDocument.Parse(CanonicalJson.Strict(Encoding.ASCII.GetString(saveAgain())));
        var part = within.Aggregate(saved.RootElement, (value, name) =>
            value.ValueKind == JsonValueKind.Array ? value[int.Parse(name, CultureInfo.InvariantCulture)] : value.GetProperty(name));
        if (golden.TryGetProperty("dump", out var dump))
        {
            Assert.Equal(CanonicalJson.Of(dump), CanonicalJson.Of(part));
        }
    }
}
