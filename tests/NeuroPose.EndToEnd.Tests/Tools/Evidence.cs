using System.Text;
using Microsoft.Playwright;
using NeuroPose.Testing;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>
/// What a test has seen: its pages, what they and the programs wrote. It is in memory until the test fails; then it is saved in a folder
/// of the test's name.
/// </summary>
/// <param name="root">Where the folders are made.</param>
internal sealed class Evidence(string root)
{
    private const int MostLetters = 120;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly List<(string Name, byte[] Content)> items = [];
    private readonly List<(string Name, Func<string> Read)> logs = [];
    private readonly List<IPage> pages = [];

    /// <summary>The evidence of the test that runs now; these tests run one after the other.</summary>
    public static Evidence OfThisRun { get; } = MakeOfThisRun();

    /// <summary>Forgets what the test before has seen. Pages and logs that are still open stay.</summary>
    public void Begin()
    {
        lock (gate)
        {
            items.Clear();
            pages.RemoveAll(page => page.IsClosed);
        }
    }

    /// <summary>Keeps a text.</summary>
    public void Note(string name, string text)
    {
        lock (gate)
        {
            items.Add((name + ".log", Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>Keeps what is in a log when the test ends, until the log is closed.</summary>
    /// <returns>Closes the log.</returns>
    public Action Watch(string name, Func<string> read)
    {
        lock (gate)
        {
            logs.Add((name, read));
        }

        return () =>
        {
            lock (gate)
            {
                logs.RemoveAll(log => log.Read == read);
            }
        };
    }

    /// <summary>Keeps how a page looks when the test ends or the page is closed, and what it wrote to its console.</summary>
    public void Watch(IPage page)
    {
        lock (gate)
        {
            pages.Add(page);
        }

        page.Console += (_, message) => Note("console", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Note("console", error);
    }

    /// <summary>Keeps how a page looks now.</summary>
    public async Task PictureAsync(IPage page)
    {
        try
        {
            var png = await page.ScreenshotAsync(new() { Timeout = (float)Patience.TotalMilliseconds }).WaitAsync(Patience);
            lock (gate)
            {
                items.Add(("page.png", png));
            }
        }
        catch (Exception problem) when (problem is PlaywrightException or TimeoutException)
        {
            Note("page", $"There is no picture of {page.Url}: {problem.Message}");
        }
    }

    /// <summary>Saves everything.</summary>
    /// <returns>The folder, or null where there was nothing.</returns>
    public string? Save(string test)
    {
        IPage[] open;
        lock (gate)
        {
            open = [.. pages.Where(page => !page.IsClosed)];
        }

        foreach (var page in open)
        {
            PictureAsync(page).GetAwaiter().GetResult();
        }

        lock (gate)
        {
            items.AddRange(logs.Select(log => (log.Name + ".log", Encoding.UTF8.GetBytes(log.Read()))));
            if (items.Count == 0)
            {
                return null;
            }

            var folder = Path.Combine(root, FolderOf(test));
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
            foreach (var (item, index) in items.Select((item, index) => (item, index)))
            {
                File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{index + 1:00}-{item.Name}")), item.Content);
            }

            return folder;
        }
    }

    private static string FolderOf(string test)
    {
        var letters = test.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_');
        var name = string.Concat(letters).Trim('_', '.');
        return name.Length > MostLetters ? name[^MostLetters..] : name;
    }

    private static Evidence MakeOfThisRun()
    {
        var evidence = new Evidence(Repository.PathTo("artifacts", "test-evidence"));
        ChildProcess.Ended += evidence.Note;
        return evidence;
    }
}
