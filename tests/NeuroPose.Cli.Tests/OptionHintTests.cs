using System.Text.RegularExpressions;
using NeuroPose.Cli.Commands;
using NeuroPose.Cli.Terminal;
using NeuroPose.Formats;
using NeuroPose.Testing;

namespace NeuroPose.Cli.Tests;

/// <summary>What helps is said in the words of who reads it: options on the command line, members in C#.</summary>
public sealed partial class OptionHintTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("State it: WithUnit(LengthUnit.Millimeter) or LoadOptions.Unit.", "State it: --unit.")]
    [InlineData("State it: WithAxes(Axes.ZUp) or LoadOptions.Up.", "State it: --up.")]
    [InlineData("Give the axis: WithAxes or LoadOptions.Up = Axis.MinusY.", "Give the axis: --up -y.")]
    [InlineData("Give it: WithUnit or LoadOptions.Unit = LengthUnit.Meter.", "Give it: --unit m.")]
    [InlineData("State it: LoadOptions.FramesPerSecond = 60.", "State it: --fps 60.")]
    [InlineData("Give the picture's size: LoadOptions.PictureSize = (1920, 1080).", "Give the picture's size: --picture 1920x1080.")]
    [InlineData("Name it: new LoadOptions { Format = … }.", "Name it: --format FORMAT.")]
    [InlineData("give LoadOptions.ArrayOrder = \"fpjc\".", "give --array-order fpjc.")]
    [InlineData("give LoadOptions.Skeleton = Skeleton.Body25B.", "give --skeleton BODY_25B.")]
    [InlineData("Name the columns in a header, or say that there is none (SeriesCsvOptions.HasHeader = false).", "Name the columns in a header, or say that there is none (--no-header).")]
    [InlineData("Save them one by one: recording with { Persons = [recording.Persons[0]] }.", "Save them one by one: --person 0.")]
    [InlineData("The file walk.c3d has no unit.", "The file walk.c3d has no unit.")]
    public void A_hint_of_the_library_becomes_an_option(string library, string command) => Assert.Equal(command, OptionHints.In(library));

    [Fact]
    public void Every_option_of_loading_but_points_values_is_an_option_of_the_command()
    {
        string[] known = [.. new MotionOptions().All.Select(option => option.Name)];
        var members = typeof(LoadOptions).GetProperties().Where(property => property.SetMethod is not null && property.Name != nameof(LoadOptions.PointValues)).Select(property => $"LoadOptions.{property.Name}");
        Assert.All(members, member => Assert.Contains(OptionHints.Options[member], known));
    }

    [Fact]
    public void The_library_names_no_option_of_the_command()
    {
        var texts = Directory.EnumerateFiles(Repository.PathTo("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("NeuroPose.Cli", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(line => Hint().IsMatch(line) && !line.Contains("--write_json", StringComparison.Ordinal)).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));
        Assert.Empty(texts);
    }

    [Fact]
    public async Task A_file_of_no_known_format_is_answered_with_the_option()
    {
        File.WriteAllText(folder.PathTo("notes.dat"), "hello there\n");
        var complaint = (await CommandRun.OfAsync("trial", "info", folder.PathTo("notes.dat"))).Complaint;
        Assert.EndsWith("Name it: --format FORMAT.", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_array_whose_order_is_not_plain_is_read_with_the_option_that_its_error_names()
    {
        var file = folder.PathTo("people.npy");
        WriteArray(file, 3, 3, 17, 3);
        var complaint = (await CommandRun.OfAsync("trial", "info", file)).Complaint;
        Assert.Contains("Give --array-order", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("LoadOptions", complaint, StringComparison.Ordinal);
        var read = await CommandRun.OfAsync("trial", "info", file, "--array-order", "fpjc", "--json");
        Assert.Equal(0, read.Code);
        Assert.Contains("\"frames\": 3", read.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("LoadOptions", read.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_help_ends_in_examples_that_the_command_understands()
    {
        var root = NeuroPoseCommand.Root(new Screen(TextWriter.Null, TextWriter.Null));
        foreach (var command in Examples.All(root).Where(command => !command.Hidden))
        {
            var name = Examples.NameOf(command);
            Assert.True(Examples.ByCommand.ContainsKey(name), $"neuropose {name} has no example.");
            var help = await CommandRun.OfAsync([.. name.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            foreach (var example in Examples.ByCommand[name])
            {
                Assert.Contains(example, help.Out, StringComparison.Ordinal);
                var call = Call().Match(example).Groups["words"].Value;
                Assert.True(root.Parse(call).Errors.Count == 0, $"{example}: {string.Join(' ', root.Parse(call).Errors.Select(error => error.Message))}");
            }
        }
    }

    public void Dispose() => folder.Dispose();

    // A .npy file of version 1.0 with ascending numbers.
    private static void WriteArray(string path, params int[] shape)
    {
        var header = $"{{'descr': '<f8', 'fortran_order': False, 'shape': ({string.Join(", ", shape)}), }}";
        header = header.PadRight(118 - 1) + "\n";
        using var file = new BinaryWriter(File.Create(path));
        file.Write([0x93, .. "NUMPY"u8, 1, 0]);
        file.Write((ushort)header.Length);
        file.Write(System.Text.Encoding.ASCII.GetBytes(header));
        for (var index = 0; index < shape.Aggregate(1, (product, size) => product * size); index++)
        {
            file.Write((double)index);
        }
    }

    [GeneratedRegex(@"\"".*(\(|or |, )--[a-z]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Hint();

    [GeneratedRegex(@"neuropose (?<words>[^|)]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
