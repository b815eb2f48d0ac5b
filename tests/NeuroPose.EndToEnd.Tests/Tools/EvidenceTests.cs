using NeuroPose.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>What stays of a test that failed, and that nothing stays of one that passed.</summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_a_failed_test_everything_is_saved_and_its_message_names_the_folder()
    {
        var (evidence, results) = (new Evidence(folder.Root), new Results());
        using var bus = new EvidenceFramework.Bus(results, evidence);
        evidence.Note("earlier", "of the test before");
        var close = evidence.Watch("jupyter", () => "it listens");

        bus.QueueMessage(new TestStarting(Test("Room.Tests.It_works(x: \"a/b\")")));
        evidence.Note("neuropose", "exit code 2");
        bus.QueueMessage(new TestFailed(Test("Room.Tests.It_works(x: \"a/b\")"), 1, "", new InvalidOperationException("It did not.")));

        var failed = Assert.IsType<ITestFailed>(results.Messages[^1], exactMatch: false);
        var saved = folder.PathTo("Room.Tests.It_works_x___a_b");
        Assert.Equal(["It did not.", "Evidence: " + Path.GetRelativePath(Repository.Root, saved)], failed.Messages[0].Split('\n'));
        Assert.Equal(["01-neuropose.log", "02-jupyter.log"], Directory.GetFiles(saved).Select(Path.GetFileName).Order());
        Assert.Equal("exit code 2", File.ReadAllText(Path.Combine(saved, "01-neuropose.log")));
        close();
        evidence.Begin();
        Assert.Null(evidence.Save("nothing"));
    }

    [Fact]
    public void Of_a_test_that_passed_nothing_is_saved()
    {
        var (evidence, results) = (new Evidence(folder.Root), new Results());
        using var bus = new EvidenceFramework.Bus(results, evidence);

        bus.QueueMessage(new TestStarting(Test("one")));
        evidence.Note("neuropose", "exit code 0");
        bus.QueueMessage(new TestPassed(Test("one"), 1, ""));

        Assert.Equal(2, results.Messages.Count);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }

    private static XunitTest Test(string name) => new(
        new XunitTestCase(new Xunit.Sdk.NullMessageSink(), TestMethodDisplay.Method, TestMethodDisplayOptions.None, Method), name);

    private static TestMethod Method
    {
        get
        {
            var assembly = new TestAssembly(Reflector.Wrap(typeof(EvidenceTests).Assembly));
            var type = new TestClass(new TestCollection(assembly, null, ""), Reflector.Wrap(typeof(EvidenceTests)));
            return new(type, Reflector.Wrap(typeof(EvidenceTests).GetMethod(nameof(Of_a_test_that_passed_nothing_is_saved))!));
        }
    }

    private sealed class Results : IMessageBus
    {
        public List<IMessageSinkMessage> Messages { get; } = [];

        public bool QueueMessage(IMessageSinkMessage message)
        {
            Messages.Add(message);
            return true;
        }

        public void Dispose()
        {
        }
    }
}
