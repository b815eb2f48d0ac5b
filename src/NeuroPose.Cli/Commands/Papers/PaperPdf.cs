using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Processes;

namespace NeuroPose.Cli.Commands;

/// <summary>A paper's page as a PDF, printed by the browser of this machine.</summary>
internal static class PaperPdf
{
    private const string Otherwise = "open paper.html in any browser and print it.";

    /// <summary>Prints a page. The PDF says nothing about when or where it was made.</summary>
    /// <exception cref="UsageException">There is no browser here, or it did not print; the message says what to do.</exception>
    public static async Task SaveAsync(string html, string pdf, CancellationToken cancellation)
    {
        var browser = Browser.Find() ?? throw new UsageException(
            "no browser was found that prints a PDF without a window. Install one (sudo apt-get install chromium on Debian and Ubuntu; "
            + $"Chrome or Edge elsewhere), or {Otherwise}");
        var folder = Directory.CreateTempSubdirectory("neuropose-print-").FullName;
        try
        {
            var (page, printed) = (Path.Combine(folder, "paper.html"), Path.Combine(folder, "paper.pdf"));
            AtomicFile.WriteText(page, html);
            await browser.PrintAsync(page, printed, cancellation);
            var bytes = PdfDates.Without(await File.ReadAllBytesAsync(printed, cancellation));
            AtomicFile.Write(pdf, stream => stream.Write(bytes));
        }
        catch (ProgramException problem)
        {
            throw new UsageException($"{problem.Message} Instead, {Otherwise}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
