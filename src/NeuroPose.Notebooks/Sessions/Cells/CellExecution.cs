using System.Diagnostics;
using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Display;
using NeuroPose.Notebooks.Scripting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>One cell, or a file that a cell imports, block by block.</summary>
internal sealed class CellExecution(CellSource source, CellScope scope, SessionState session, string folder)
{
    /// <summary>The files that lead to this one by <c>#!import</c>; empty for a cell.</summary>
    public IReadOnlyList<string> ImportedBy { get; init; } = [];

    /// <summary>Where relative paths start.</summary>
    public string Folder => folder;

    /// <summary>What the cells of the session share.</summary>
    public SessionState Session => session;

    /// <summary>Runs the cell; an error in it is the result, null where there is none.</summary>
    public async Task<CellError?> RunAsync(CancellationToken cancellationToken)
    {
        var report = new ErrorReport(source, session.Scripts.NameOf);
        try
        {
            var language = CellLanguage.Of(source.Language) ?? throw new DialectException(
                $"the cell is in {source.Language}, which this session does not execute. It knows csharp, markdown, html and javascript.", 1);
            var blocks = CellParser.Parse(source.Text, language);
            session.Directives.Require(blocks);
            await new CellReferences(this).FollowAsync(blocks, cancellationToken).ConfigureAwait(false);
            foreach (var block in blocks)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await RunBlockAsync(block, block == blocks[^1], cancellationToken).ConfigureAwait(false);
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
        catch (CellErrorException error)
        {
            return error.Error;
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

    /// <summary>Runs another text within this cell: a file it imports, or the code that a directive stands for.</summary>
    /// <exception cref="CellErrorException">The text stopped at an error.</exception>
    public async Task RunNestedAsync(CellSource nested, string from, string? file, CancellationToken cancellationToken)
    {
        var execution = new CellExecution(nested, scope, session, from) { ImportedBy = file is null ? ImportedBy : [.. ImportedBy, file] };
        if (await execution.RunAsync(cancellationToken).ConfigureAwait(false) is { } error)
        {
            throw new CellErrorException(error);
        }
    }

    /// <summary>Asks the cell's reader for a line.</summary>
    public Task<string> AskAsync(InputRequest request) => scope.AskAsync(request);

    /// <summary>Shows plain text under the cell.</summary>
    public void ShowText(string text) => Show(MimeBundle.Of(MimeBundle.PlainText, text));

    /// <summary>Shows something under the cell.</summary>
    public void Show(MimeBundle bundle) => scope.Send(new CellEvent.DisplayData(bundle, scope.NewDisplayId()));

    private async Task RunBlockAsync(CellBlock block, bool isLast, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var content = block.Text;
        foreach (var directive in block.Directives.Where(directive => directive.IsAction))
        {
            content = await session.Directives.FollowAsync(directive, block with { Text = content }, this, cancellationToken).ConfigureAwait(false);
        }

        if (block.Language == CellLanguage.CSharp)
        {
            await RunCSharpAsync(content, block.FirstLine, isLast && ImportedBy.Count == 0, cancellationToken).ConfigureAwait(false);
        }
        else if (content.Trim() is { Length: > 0 } shown)
        {
            Show(Forms(block.Language, shown));
        }

        if (block.Directives.Any(directive => directive.Name == "#!time"))
        {
            ShowText(FormattableString.Invariant($"Wall time: {clock.Elapsed.TotalMilliseconds:0.0} ms"));
        }
    }

    // The value of the cell's last block is its result; those before it are shown as they come.
    private async Task RunCSharpAsync(string code, int firstLine, bool isResult, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return;
        }

        // Empty lines before it make the compiler's line numbers the cell's.
        var result = await session.Scripts.RunAsync(new string('\n', firstLine - 1) + code, source.Name, folder, cancellationToken).ConfigureAwait(false);
        if (result.Exception is { } thrown)
        {
            throw new CellCodeException(thrown);
        }

        if (!result.HasValue)
        {
            return;
        }

        var value = ValueFormatting.Bundle(result.Value);
        if (isResult && !source.IsNested)
        {
            scope.Send(new CellEvent.ExecuteResult(value));
        }
        else
        {
            Show(value);
        }
    }

    private static MimeBundle Forms(string language, string content)
    {
        var mime = language switch
        {
            CellLanguage.Html => MimeBundle.Html,
            CellLanguage.JavaScript => "application/javascript",
            _ => "text/markdown",
        };
        return new MimeBundle([KeyValuePair.Create(mime, content), KeyValuePair.Create(MimeBundle.PlainText, content)]);
    }
}

/// <summary>Carries what a cell's code threw past the catch clauses for this session's own errors.</summary>
internal sealed class CellCodeException(Exception thrown) : NotebookException("The cell threw.", thrown);

/// <summary>Carries the error of a text that a cell runs within itself.</summary>
internal sealed class CellErrorException(CellError error) : NotebookException(error.Message)
{
    /// <summary>The error, in the terms of that text.</summary>
    public CellError Error { get; } = error;
}
