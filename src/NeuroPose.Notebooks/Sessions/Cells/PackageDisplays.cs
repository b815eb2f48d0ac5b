using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// Shows under the running cell what the code of packages displays by the formatting package's own <c>Display</c>, as .NET Interactive
/// does. Cells call <see cref="CellFunctions"/>'.
/// </summary>
internal static class PackageDisplays
{
    private static readonly ConditionalWeakTable<DisplayedValue, DisplayHandle> Shown = [];
    private static readonly Lazy<IDisposable> Subscription = new(() => Formatter.SubscribeToDisplayedValues(Show));

    /// <summary>Listens from now on; the formatting package is one for the process, and so is this.</summary>
    public static void Attach() => _ = Subscription.Value;

    private static void Show(DisplayedValue displayed)
    {
        if (CellScope.Current is null)
        {
            Formatter.WriteToConsole(displayed);
        }
        else if (Shown.TryGetValue(displayed, out var handle))
        {
            handle.Update(displayed.Value);
        }
        else
        {
            // The package reports one object and returns another to its caller: that one's first update is a display of its own.
            Shown.Add(displayed, Handle(displayed));
        }
    }

    private static DisplayHandle Handle(DisplayedValue displayed) => displayed switch
    {
        { Value: string text, FormattedValues: [var only] } when only.Value == text => text.DisplayAs(only.MimeType),
        _ => CellFunctions.display(displayed.Value, [.. displayed.FormattedValues.Select(form => form.MimeType)]),
    };
}
