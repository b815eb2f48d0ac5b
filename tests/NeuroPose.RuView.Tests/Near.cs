using System.Text.Json;
using NeuroPose.RuView.Signal;

namespace NeuroPose.RuView.Tests;

/// <summary>Compares with golden numbers, relative to the largest of the array, and names the one that differs.</summary>
internal static class Near
{
    public static void Array(JsonElement expected, ReadOnlySpan<double> actual, double tolerance, string what)
    {
        List<double> flat = [];
        Flatten(expected, flat);
        Assert.True(flat.Count == actual.Length, $"{what}: {flat.Count} values expected, got {actual.Length}.");
        var allowed = tolerance * flat.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < flat.Count; i++)
        {
            Assert.True(Math.Abs(flat[i] - actual[i]) <= allowed, $"{what}[{i}]: {flat[i]:R} expected, got {actual[i]:R}.");
        }
    }

    public static void Array(JsonElement expected, RealMatrix actual, double tolerance, string what) => Array(expected, actual.Values.AsSpan(), tolerance, what);

    /// <summary>A number, relative to its own size.</summary>
    public static void Number(JsonElement expected, double actual, double tolerance, string what) =>
        Number(expected.GetDouble(), actual, tolerance, what);

    public static void Number(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1e-300, Math.Abs(expected)), $"{what}: {expected:R} expected, got {actual:R}.");

    /// <summary>A number, by its distance alone.</summary>
    public static void Within(double expected, double actual, double distance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= distance, $"{what}: {expected:R} expected, got {actual:R}.");

    /// <summary>An error that begins with the reference's words and then explains.</summary>
    public static void Words(JsonElement errors, string name, Action act)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        var words = errors.GetProperty(name).GetString()!;
        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length > words.Length + 10, $"{name}: the message does not explain itself: {error.Message}");
    }

    private static void Flatten(JsonElement element, List<double> flat)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Flatten(item, flat);
            }
        }
        else
        {
            flat.Add(element.GetDouble());
        }
    }
}
