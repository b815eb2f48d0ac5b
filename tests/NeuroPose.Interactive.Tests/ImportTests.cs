using NeuroPose.Notebooks.Sessions;

namespace NeuroPose.Interactive.Tests;

/// <summary>What the extension's script imports into cells.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class ImportTests
{
    // The session's own, and those that a notebook's first cell commonly has.
    private static readonly string[] Ordinary =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "System.IO", "System.Globalization", "System.Diagnostics", "System.Text.Json", "System.Threading",
    ];

    [Fact]
    public async Task Statistics_and_the_reference_mode_are_there_without_an_import_of_ones_own()
    {
        var shown = await NotebookCells.RunAsync(
            "Console.Write(Descriptive.Median([3, 1, 2]));",
            "Console.Write(Roc.Auc([1, 2], [3]));",
            """Console.Write(Bootstrap.Interval(random => Descriptive.Mean(Bootstrap.Resample([4, 4, 4], random)), new() { Seed = 7, Purpose = "a cell", Draws = 40 }).High);""",
            "Console.Write(ReferenceSeries.Mode);");

        Assert.Equal("214reference", string.Concat(shown.OfType<CellEvent.StreamText>().Select(text => text.Text)));
    }

    [Fact]
    public void No_import_takes_a_name_from_the_platform_or_from_another_import()
    {
        var imports = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "interactive-extensions", "dotnet", "extension.dib"))
            .Where(line => line.StartsWith("using NeuroPose", StringComparison.Ordinal))
            .Select(line => line["using ".Length..].TrimEnd(';'))
            .ToHashSet(StringComparer.Ordinal);
        var ours = NeuroPoseExtension.Libraries.SelectMany(library => library.GetExportedTypes())
            .Where(type => !type.IsNested && type.Namespace is { } home && imports.Contains(home)).ToList();
        var platform = new[] { typeof(object), typeof(Enumerable), typeof(System.Diagnostics.Process), typeof(System.Text.Json.JsonDocument), typeof(List<>), typeof(Console) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => !type.IsNested && Ordinary.Contains(type.Namespace)).ToList();

        Assert.Equal(imports, ours.Select(type => type.Namespace!).ToHashSet(StringComparer.Ordinal));
        Assert.True(platform.Count > 500, "The platform's names were not read.");
        Assert.Empty(ours.Concat(platform).GroupBy(type => type.Name)
            .Where(same => same.Count() > 1 && same.Any(ours.Contains))
            .Select(same => string.Join(" and ", same)));
    }
}
