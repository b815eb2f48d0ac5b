using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Processes;

namespace NeuroPose.Cli.Commands;

/// <summary>A page as a PDF, printed by the browser of this machine.</summary>
internal static class PagePdf
{
    /// <summary>Prints a page. The PDF says nothing about when or where it was made.</summary>
    /// <param name="html">The page.</param>
    /// <param name="pdf">Where the PDF goes; the page itself is beside it, with the ending .html.</param>
    /// <param name="cancellation">Stops the browser.</param>
    /// <exception cref="UsageException">There is no browser here, or it did not print; the message says what to do.</exception>
    public static async Task SaveAsync(string html, string pdf, CancellationToken cancellation)
    {
        var otherwise = $"open {Path.GetFileNameWithoutExtension(pdf)}.html in any browser and print it.";
        var browser = Browser.Find() ?? throw new UsageException(
            "no browser was found that prints a PDF without a window. Install one (sudo apt-get install chromium on Debian and Ubuntu; "
            + $"Chrome or Edge elsewhere), or {otherwise}");
        var folder = Directory.CreateTempSubdirectory("neuropose-print-").FullName;
        try
        {
            var (page, printed) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            AtomicFile.WriteText(page, html);
            await browser.PrintAsync(page, printed, cancellation);
            var bytes = PdfTraces.Without(await File.ReadAllBytesAsync(printed, cancellation));
            AtomicFile.Write(pdf, stream => stream.Write(bytes));
        }
        catch (ProgramException problem)
        {
            throw new UsageException($"{problem.Message} Instead, {otherwise}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
