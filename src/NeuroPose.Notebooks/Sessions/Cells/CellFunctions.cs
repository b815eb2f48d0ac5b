using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using NeuroPose.Notebooks.Assistance;
using NeuroPose.Notebooks.Dialect;
using NeuroPose.Notebooks.Display;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>What every cell can call without a prefix.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "display(x) and x.Display() are both in the dialect.")]
public static class CellFunctions
{
    /// <summary>Shows a value under the cell, in the forms preferred for its type or in those named.</summary>
    /// <exception cref="InvalidOperationException">No cell is running here.</exception>
    [SuppressMessage("Style", "IDE1006", Justification = "The name that .NET Interactive gave it; notebooks call it.")]
    public static DisplayHandle display(object? value, params string[] mimeTypes)
    {
        var scope = RunningCell();
        var id = scope.NewDisplayId();
        scope.Send(new CellEvent.DisplayData(ValueFormatting.Bundle(value, mimeTypes), id));
        return new DisplayHandle(scope, id, mimeTypes);
    }

    /// <summary>Text that is HTML already, to be shown as it is.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Shows the value under the cell, in the forms preferred for its type or in those named.</summary>
    /// <exception cref="InvalidOperationException">No cell is running here.</exception>
    public static DisplayHandle Display(this object? value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>Shows text that is of a MIME type already, such as <c>text/markdown</c>.</summary>
    /// <exception cref="InvalidOperationException">No cell is running here.</exception>
    public static DisplayHandle DisplayAs(this string content, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        return mimeType is MimeBundle.Html ? display(HTML(content), mimeType) : display(content, mimeType);
    }

    /// <summary>Shows rows as a table: a column for each property.</summary>
    /// <exception cref="InvalidOperationException">No cell is running here.</exception>
    public static DisplayHandle DisplayTable<T>(this IEnumerable<T> rows, params string[] mimeTypes) => display(rows?.ToTabularDataResource(), mimeTypes);

    /// <summary>Asks the reader for a line of text.</summary>
    /// <param name="prompt">What to show beside the field.</param>
    /// <exception cref="InputUnavailableException">The notebook runs without a front end that could be asked.</exception>
    public static Task<string> GetInputAsync(string prompt = "") => RunningCell().AskAsync(new InputRequest(prompt, IsPassword: false));

    /// <summary>Asks the reader for a line of text that is not seen while it is typed and never kept in the notebook.</summary>
    /// <param name="prompt">What to show beside the field.</param>
    /// <exception cref="InputUnavailableException">The notebook runs without a front end that could be asked.</exception>
    public static async Task<PasswordText> GetPasswordAsync(string prompt = "") =>
        new(await RunningCell().AskAsync(new InputRequest(prompt, IsPassword: true)).ConfigureAwait(false));

    /// <summary>Removes what the cell has shown so far: at once, or when the next output comes.</summary>
    /// <param name="wait">Whether the old output stays until the next one is there, so that an animation does not flicker.</param>
    public static void ClearOutput(bool wait = false) => RunningCell().Send(new CellEvent.ClearOutput(wait));

    /// <summary>Adds a directive to this session, as an extension does: a line that stands for C# code.</summary>
    /// <param name="usage">The directive and what follows it, such as <c>#!trial FILE</c>; after <c>FILE</c>, paths are completed.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="code">Makes the code from what follows the directive; the value of the code is shown under the cell.</param>
    /// <exception cref="ArgumentException">The name does not begin with <c>#!</c>.</exception>
    public static void AddDirective(string usage, string summary, Func<string, string> code)
    {
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(code);
        var parts = usage.Split(' ', 2);
        if (!parts[0].StartsWith("#!", StringComparison.Ordinal) || parts[0].Length == 2)
        {
            throw new ArgumentException($"A directive begins with #! and a name; '{usage}' does not.", nameof(usage));
        }

        RunningCell().Directives.Add(CellDirective.StandingFor(new DirectiveInfo(parts[0], parts.ElementAtOrDefault(1) ?? "", summary), code));
    }

    /// <summary>
    /// Adds names that are offered in strings beside a value, as an extension does for its own types: the joints of a skeleton, the trials of
    /// a dataset. Holds for the whole process, as formatters do; adding the same function again changes nothing.
    /// </summary>
    /// <param name="names">
    /// Gives the names, empty where it knows none, from a value near the string, or its <see cref="Type"/> where there is no value yet; from
    /// the member that the string is for, such as <c>AngleDefinition.Named</c>; and from the type and the name of its parameter, such as
    /// <c>String name</c>. It is called while somebody types, so it must be quick and change nothing.
    /// </param>
    public static void AddNames(Func<object, string, string, IEnumerable<string>> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        StringCompletion.Add(names);
    }

    private static CellScope RunningCell() =>
        CellScope.Current ?? throw new InvalidOperationException("There is no running cell to show this under; display works within a notebook's session.");
}
