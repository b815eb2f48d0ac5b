using System.Diagnostics;
using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>One cell, block by block.</summary>
internal sealed class CellExecution(CellSource source, CellScope scope, SessionScripts scripts, string folder)
{
    /// <summary>Runs the cell; an error in it is the result, null where there is none.</summary>
    public async Task<CellError?> RunAsync(CancellationToken cancellationToken)
    {
        var report = new ErrorReport(source, scripts.NameOf);
        try
        {
            var language = CellLanguage.Of(source.Language) ?? throw new DialectException(
                $"the cell is in {source.Language}, which this session does not execute. It knows csharp, markdown, html and javascript.", 1);
            foreach (var block in CellParser.Parse(source.Text, language))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await RunBlockAsync(block, cancellationToken).ConfigureAwait(false);
            }

            return null;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return ErrorReport.Interruption;
        }
        catch (DialectException error)
        {
            return report.Directive(error);
        }
        catch (ScriptCompilationException error)
        {
            return report.Compilation(error.Diagnostics);
        }
#pragma warning disable CA1031 // Whatever a user's code throws, a formatter's included, is the cell's error and not the host's.
        catch (Exception error)
        {
            return report.Exception(error is CellCodeException { InnerException: { } thrown } ? thrown : error);
        }
#pragma warning restore CA1031
    }

    private async Task RunBlockAsync(CellBlock block, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        foreach (var directive in block.Directives)
        {
            Follow(directive);
        }

        if (block.Language == CellLanguage.CSharp)
        {
            await RunCSharpAsync(block, cancellationToken).ConfigureAwait(false);
        }
        else if (block.Text.Trim() is { Length: > 0 } content)
        {
            Show(block.Language, content);
        }

        if (block.Directives.Any(directive => directive.Name == "#!time"))
        {
            ShowText(FormattableString.Invariant($"Wall time: {clock.Elapsed.TotalMilliseconds:0.0} ms"));
        }
    }

    private async Task RunCSharpAsync(CellBlock block, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(block.Text))
        {
            return;
        }

        var result = await scripts.RunAsync(block.Text, source.Name, folder, cancellationToken).ConfigureAwait(false);
        if (result.Exception is { } thrown)
        {
            throw new CellCodeException(thrown);
        }

        if (result.HasValue)
        {
            scope.Send(new CellEvent.ExecuteResult(ValueFormatting.Bundle(result.Value)));
        }
    }

    private void Follow(Directive directive)
    {
        switch (directive.Name)
        {
            case "#r":
                Reference(directive);
                break;
            case "#i":
                throw new DialectException("#i names a package source, but this session does not restore packages yet. Remove the line.", directive.Line);
            case "#!who":
                ShowText(SessionInfo.Names(scripts.Variables));
                break;
            case "#!whos":
                ShowText(SessionInfo.Table(scripts.Variables));
                break;
            case "#!about":
                ShowText(SessionInfo.About);
                break;
            case "#!lsmagic":
                ShowText("Known directives: " + CellParser.Known);
                break;
            default:
                break;
        }
    }

    private void Reference(Directive directive)
    {
        if (directive.Argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            throw new DialectException(
                $"#r \"{directive.Argument}\": this session does not restore packages yet. Add the package to a project, build it, "
                + "and name the built file: #r \"path/to/the.dll\".",
                directive.Line);
        }

        if (!scripts.AddReference(directive.Argument, folder))
        {
            throw new DialectException(
                $"#r \"{directive.Argument}\": there is no such file. A relative path starts at the notebook's folder.", directive.Line);
        }
    }

    private void Show(string language, string content)
    {
        var forms = language switch
        {
            CellLanguage.Html => MimeBundle.Of(MimeBundle.Html, content),
            CellLanguage.JavaScript => MimeBundle.Of("application/javascript", content),
            _ => MimeBundle.Of("text/markdown", content),
        };
        scope.Send(new CellEvent.DisplayData(
            new MimeBundle([.. forms.Forms, KeyValuePair.Create(MimeBundle.PlainText, content)]), scope.NewDisplayId()));
    }

    private void ShowText(string text) =>
        scope.Send(new CellEvent.DisplayData(MimeBundle.Of(MimeBundle.PlainText, text), scope.NewDisplayId()));
}

/// <summary>Carries what a cell's code threw past the catch clauses for this session's own errors.</summary>
internal sealed class CellCodeException(Exception thrown) : NotebookException("The cell threw.", thrown);
