using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NeuroPose.Notebooks.Dialect;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>Says why a cell stopped in terms of what its author wrote.</summary>
internal sealed class ErrorReport(CellSource cell, Func<string, string?> nameOf)
{
    private const int MostDiagnostics = 10;

    /// <summary>The compiler's errors; the first one has its line marked.</summary>
    public CellError Compilation(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        var first = errors[0].Location.GetMappedLineSpan();
        var inCell = first.Path == cell.Name;
        var others = errors.Skip(1).Select(error => "   also " + Describe(error)).ToList();
        if (others.Count > MostDiagnostics)
        {
            others = [.. others.Take(MostDiagnostics), FormattableString.Invariant($"   and {others.Count - MostDiagnostics} more")];
        }

        return At(
            new CellError("CompilationError", Describe(errors[0])) { Frames = others },
            inCell ? first.StartLinePosition.Line + 1 : null,
            inCell ? first.StartLinePosition.Character + 1 : null);
    }

    /// <summary>A directive that cannot be followed.</summary>
    public CellError Directive(DialectException error) =>
        At(new CellError(error.Kind, $"({cell.Name}, line {error.Line.ToString(CultureInfo.InvariantCulture)}) {error.Message}"), error.Line, error.Column);

    /// <summary>An exception that the cell's code let through.</summary>
    public CellError Exception(Exception thrown)
    {
        var error = Unwrap(thrown);
        var frames = UserFrames.Of(error, nameOf);
        var here = frames.FirstOrDefault(frame => frame.File == cell.Name);
        var lines = frames.Select(frame => frame.ToString()).ToList();
        for (var cause = error.InnerException; cause is not null; cause = cause.InnerException)
        {
            lines.Add($"   because of {TypeName(cause)}: {cause.Message}");
            lines.AddRange(UserFrames.Of(cause, nameOf).Select(frame => frame.ToString()));
        }

        return At(new CellError(TypeName(error), error.Message) { Frames = lines }, here?.Line, here?.Column);
    }

    /// <summary>The cell was stopped from outside.</summary>
    public static CellError Interruption { get; } = new("Interrupted", "The cell was interrupted. What earlier cells declared is still there.");

    private CellError At(CellError error, int? line, int? column) => error with
    {
        Line = line,
        Column = column is > 0 ? column : null,
        Excerpt = SourceExcerpt.Of(cell.Text, line, column),
    };

    private string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetMappedLineSpan();
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        if (diagnostic.Id is "CS0029" or "CS1503" or "CS0306" or "CS9244" && message.Contains("Span<", StringComparison.Ordinal))
        {
            message += ". A span cannot be shown or kept: take its copy, .ToArray().";
        }

        message += AmbiguousNew.Hint(diagnostic, message);
        return span.IsValid
            ? FormattableString.Invariant(
                $"({nameOf(span.Path) ?? Path.GetFileName(span.Path)}, line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}) {diagnostic.Id}: {message}")
            : $"{diagnostic.Id}: {message}";
    }

    private static Exception Unwrap(Exception thrown) => thrown switch
    {
        AggregateException { InnerExceptions.Count: 1 } aggregate => Unwrap(aggregate.InnerException!),
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        _ => thrown,
    };

    // A type that a cell declares is nested in the cell's own class, whose name says nothing to its author.
    private static string TypeName(Exception error) => error.GetType().Name;
}
