using System.Reflection;
using NeuroPose.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace NeuroPose.EndToEnd.Tests.Tools;

/// <summary>Runs the tests as xunit does; of one that fails it saves the evidence, and names its folder in the message.</summary>
public sealed class EvidenceFramework(IMessageSink diagnostics) : XunitTestFramework(diagnostics)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    /// <summary>Sees each message before the next step of the test, unlike the one who reads the results.</summary>
    internal sealed class Bus(IMessageBus inner, Evidence evidence) : IMessageBus
    {
        public bool QueueMessage(IMessageSinkMessage message)
        {
            if (message is ITestStarting)
            {
                evidence.Begin();
            }

            return message is ITestFailed failed && evidence.Save(failed.Test.DisplayName) is { } folder
                ? inner.QueueMessage(Naming(failed, folder))
                : inner.QueueMessage(message);
        }

        public void Dispose() => inner.Dispose();

        private static TestFailed Naming(ITestFailed failed, string folder) => new(
            failed.Test,
            failed.ExecutionTime,
            failed.Output,
            failed.ExceptionTypes,
            [$"{failed.Messages[0]}\nEvidence: {Path.GetRelativePath(Repository.Root, folder)}", .. failed.Messages.Skip(1)],
            failed.StackTraces,
            failed.ExceptionParentIndices);
    }

    private sealed class Executor(AssemblyName assemblyName, ISourceInformationProvider source, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assemblyName, source, diagnostics)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly,
        IEnumerable<IXunitTestCase> cases,
        IMessageSink diagnostics,
        IMessageSink execution,
        ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, diagnostics, execution, options)
    {
        protected override IMessageBus CreateMessageBus() => new Bus(base.CreateMessageBus(), Evidence.OfThisRun);
    }
}
