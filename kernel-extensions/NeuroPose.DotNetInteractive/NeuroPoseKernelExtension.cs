using System.Text.RegularExpressions;
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
public sealed partial class NeuroPoseKernelExtension : IKernelExtension
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
        LiveVitals.ShowInNotebooksWith(first =>
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
                Parameters = { new KernelDirectiveParameter("--file") { AllowImplicitName = true, Required = true } },
            },
            LoadTrialAsync);
        return Task.CompletedTask;
    }

    private static async Task LoadTrialAsync(TrialCommand command, KernelInvocationContext context)
    {
        if (command.File.Length == 0)
        {
            context.Fail(command, message: $"#!trial: unexpected argument {SecondWord(context.Command)}. Expected one file, in quotes where its name holds blanks.");
            return;
        }

        var csharp = context.HandlingKernel.RootKernel.FindKernelByName("csharp");
        var loaded = await csharp.SendAsync(new SubmitCode(NeuroPoseDirectives.TrialCode(command.File), "csharp")).ConfigureAwait(false);
        if (loaded.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
        {
            context.Fail(command, failed.Exception, failed.Message);
        }
    }

    // .NET Interactive binds none of several words, and keeps the directive's line to itself: the cell has it.
    private static string SecondWord(KernelCommand command) =>
        ((command as SubmitCode)?.Code ?? "").Split('\n')
            .Select(line => Word().Matches(line))
            .FirstOrDefault(words => words.Count > 2 && words[0].Value == "#!trial")?[2].Value ?? "";

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}

/// <summary>The directive <c>#!trial FILE</c>, as .NET Interactive reads it.</summary>
public sealed class TrialCommand : KernelDirectiveCommand
{
    /// <summary>The trial's file, relative to the notebook's folder; empty where several words follow the directive.</summary>
    public string File { get; set; } = "";
}
