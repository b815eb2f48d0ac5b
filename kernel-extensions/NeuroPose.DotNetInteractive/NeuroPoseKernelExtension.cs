using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using NeuroPose.Interactive;
using NeuroPose.Interactive.Work;

namespace NeuroPose.DotNetInteractive;

/// <summary>
/// What .NET Interactive loads from the package <c>NeuroPose.Interactive</c>: it registers how the library's objects are shown, where
/// progress appears, and the directives <c>#!neuropose</c> and <c>#!trial</c>.
/// </summary>
public sealed class NeuroPoseKernelExtension : IKernelExtension
{
    /// <summary>Extends a kernel, and the one it is part of.</summary>
    /// <param name="kernel">The kernel that loads the package.</param>
    public Task OnLoadAsync(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        NeuroPoseExtension.Register();
        WorkProgress.ShowInNotebooksWith(first =>
        {
            var shown = KernelInvocationContext.Current.Display(first);
            return next => shown.Update(next);
        });

        kernel.RootKernel.AddDirective(
            new KernelActionDirective("#!neuropose") { Description = NeuroPoseDirectives.AboutSummary },
            (_, context) =>
            {
                context.DisplayAs(NeuroPoseDirectives.About, "text/plain");
                return Task.CompletedTask;
            });
        kernel.RootKernel.AddDirective<TrialCommand>(
            new KernelActionDirective("#!trial")
            {
                Description = NeuroPoseDirectives.TrialSummary,
                KernelCommandType = typeof(TrialCommand),
                Parameters = { new KernelDirectiveParameter("--file") { AllowImplicitName = true, Required = true, MaxOccurrences = int.MaxValue } },
            },
            LoadTrialAsync);
        return Task.CompletedTask;
    }

    private static async Task LoadTrialAsync(TrialCommand command, KernelInvocationContext context)
    {
        if (command.Words is not [var file])
        {
            context.Fail(command, message: $"#!trial: unexpected argument {command.Words[1]}. Expected one file, in quotes where its name holds blanks.");
            return;
        }

        var csharp = context.HandlingKernel.RootKernel.FindKernelByName("csharp");
        var loaded = await csharp.SendAsync(new SubmitCode(NeuroPoseDirectives.TrialCode(file), "csharp")).ConfigureAwait(false);
        if (loaded.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
        {
            context.Fail(command, failed.Exception, failed.Message);
        }
    }
}

/// <summary>The directive <c>#!trial FILE</c>, as .NET Interactive reads it.</summary>
public sealed class TrialCommand : KernelDirectiveCommand
{
    /// <summary>What follows the directive, as .NET Interactive hands it over: a text, or several in an array.</summary>
    public JsonElement File { get; set; }

    internal IReadOnlyList<string> Words => File.ValueKind == JsonValueKind.Array ? [.. File.EnumerateArray().Select(word => word.ToString())] : [File.ToString()];
}
