using System.Text.Json;

namespace NeuroPose.Motion.Tests;

/// <summary>The cases of a golden file as a theory's data: index, and a name that says which one failed.</summary>
internal static class GoldenCases
{
    /// <summary>All cases but those that the reference's makers mark as unspecified.</summary>
    public static TheoryData<int, string> Named(JsonElement cases, Func<JsonElement, string> name)
    {
        var data = new TheoryData<int, string>();
        for (var index = 0; index < cases.GetArrayLength(); index++)
        {
            if (!cases[index].TryGetProperty("tie_unstable", out var unstable) || !unstable.GetBoolean())
            {
                data.Add(index, name(cases[index]));
            }
        }

        return data;
    }
}
