using NeuroPose.Papers;
using NeuroPose.Testing;

namespace NeuroPose.Fuzz.Loaders;

/// <summary>A paper of the repository in the folder of a loader, whole but for one file, which is the input.</summary>
internal static class SmallPaper
{
    private const string Dataset = "datasets/gait-synthetic";

    private static readonly Lazy<string[]> Files = new(() =>
        [.. Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Source, file)).Order(StringComparer.Ordinal)]);

    // What was damaged last in this process, to be whole again before the next.
    private static string damaged = "";

    /// <summary>Each file of <c>expected/</c> that is not too large, its path in the first line.</summary>
    public static string[] Expected =>
    [
        .. Files.Value.Where(file => file.StartsWith("expected", StringComparison.Ordinal) && new FileInfo(Path.Combine(Source, file)).Length < 64 << 10)
            .Select(file => $"{file}\n{Text(file)}"),
    ];

    private static string Source => Repository.PathTo("papers", "workbench");

    /// <summary>A file as it is in the repository.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Source, file));

    /// <summary>Reads the paper with one file damaged, and makes its page.</summary>
    public static void Read(string folder, string file, byte[] bytes)
    {
        var root = Path.Combine(folder, "papers", "workbench");
        if (damaged.Length == 0)
        {
            Directory.CreateDirectory(Path.Combine(folder, Dataset));
            foreach (var whole in Files.Value)
            {
                Restore(root, whole);
            }
        }
        else
        {
            Restore(root, damaged);
        }

        damaged = file;
        File.WriteAllBytes(Path.Combine(root, file), bytes);
        var paper = PaperFolder.Open(root);
        PaperOutput.ToPrint(paper, PaperContents.Accepted(paper));
    }

    /// <summary>Reads the paper with the file of <c>expected/</c> damaged that the first line names.</summary>
    public static void ReadExpected(byte[] bytes, string folder)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        var named = end < 0 ? "" : System.Text.Encoding.UTF8.GetString(bytes, 0, end);
        Read(folder, Files.Value.FirstOrDefault(file => file == named) ?? Path.Combine("expected", "numbers.json"), bytes[(end + 1)..]);
    }

    private static void Restore(string root, string file)
    {
        var target = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(Source, file), target, overwrite: true);
    }
}
