using System.Globalization;
using NeuroPose.Files;
using NeuroPose.Testing;

namespace NeuroPose.Core.Tests.Files;

/// <summary>What is read, changed and written again is not lost to another who does the same.</summary>
public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Nothing_is_lost_when_threads_change_one_file()
    {
        var path = folder.PathTo("count.txt");
        AtomicFile.WriteText(path, "0");
        Parallel.ForEach(Enumerable.Range(0, 60), new() { MaxDegreeOfParallelism = 6 }, _ =>
        {
            using var held = FileLock.Hold(path, CancellationToken.None);
            var count = int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture);
            Thread.Yield();
            AtomicFile.WriteText(path, (count + 1).ToString(CultureInfo.InvariantCulture));
        });

        Assert.Equal("60", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void A_file_and_a_link_to_it_have_one_lock()
    {
        var (real, link) = (folder.PathTo("disk", "real.txt"), folder.PathTo("link.txt"));
        AtomicFile.WriteText(real, "");
        File.CreateSymbolicLink(link, real);
        using var held = FileLock.Hold(real, CancellationToken.None);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.Throws<OperationCanceledException>(() => FileLock.Hold(link, soon.Token));
    }

    [Fact]
    public async Task Who_had_to_wait_knows_it()
    {
        var path = folder.PathTo("file");
        using var first = FileLock.Hold(path, CancellationToken.None);
        Assert.False(first.HadToWait);
        using var begun = new ManualResetEventSlim();
        var second = Task.Factory.StartNew(
            () =>
            {
                begun.Set();
                using var held = FileLock.Hold(path, CancellationToken.None);
                return held.HadToWait;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        begun.Wait();
        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(300)));
        first.Dispose();
        Assert.True(await second);
    }

    [Fact]
    public void Readers_need_not_ask()
    {
        var path = folder.PathTo("file");
        AtomicFile.WriteText(path, "text");
        using var held = FileLock.Hold(path, CancellationToken.None);
        Assert.Equal("text", File.ReadAllText(path));
    }
}
