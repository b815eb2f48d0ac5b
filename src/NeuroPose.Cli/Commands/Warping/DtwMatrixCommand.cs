using System.CommandLine;
using NeuroPose.Cli.Terminal;
using NeuroPose.Files;
using NeuroPose.Formats;
using NeuroPose.Interactive.Work;
using NeuroPose.Warping;

namespace NeuroPose.Cli.Commands;

/// <summary><c>neuropose dtw matrix</c>: the distances of many files.</summary>
internal static class DtwMatrixCommand
{
    public static Command Create(Screen screen)
    {
        var files = new Argument<string[]>("FILES") { Description = "Recordings of any format, or columns of numbers (.csv, .tsv).", Arity = ArgumentArity.OneOrMore }.NoOptions();
        var output = new Option<string>("--output", "-o") { Description = "Where to write: a table (.csv), numbers with their definition (.json), or a file for matrices larger than memory (.npmatrix).", HelpName = "FILE", Required = true };
        var threads = new Option<int?>("--threads") { Description = "How many threads compute, one for each core by default; any number gives the same bits.", HelpName = "N" };
        var resume = new Option<bool>("--resume") { Description = "Goes on with a .npmatrix file that was interrupted." };
        var safe = new Option<bool>("--safe-csv")
        {
            Description = "Puts an apostrophe before cells that a spreadsheet would take for a formula (names that begin with =, +, - or @).",
        };
        var (definition, series) = (new DtwOptions(), new SeriesOptions());
        var matrix = new Command("matrix", "Distances between each two of several files, labelled; once a pair where the definition is symmetric.") { files, output, threads, resume, safe };
        definition.AddTo(matrix);
        series.AddTo(matrix);
        matrix.SetAction((parsed, cancellation) =>
        {
            var target = parsed.GetRequiredValue(output);
            var kind = Path.GetExtension(target).ToLowerInvariant();
            if (kind is not (".csv" or ".json" or ".npmatrix"))
            {
                throw new UsageException($"--output {target}: expected a name that ends in .csv, .json or .npmatrix.");
            }

            if (parsed.GetValue(resume) && kind != ".npmatrix")
            {
                throw new UsageException($"--resume: only .npmatrix files can be resumed; {kind} files are written when they are whole.");
            }

            if (parsed.GetValue(safe) && kind != ".csv")
            {
                throw new UsageException($"--safe-csv: {target} is no table. Leave it out, or write a .csv file.");
            }

            var computing = parsed.GetValue(threads) ?? Environment.ProcessorCount;
            if (computing < 1)
            {
                throw new UsageException(FormattableString.Invariant($"--threads {computing}: at least one thread computes."));
            }

            AtomicFile.Try(target);
            var asked = definition.Read(parsed);
            var inputs = series.Read(parsed, parsed.GetRequiredValue(files), cancellation);
            var options = new MatrixOptions { Threads = computing, Resume = parsed.GetValue(resume) };
            T Watched<T>(Func<WorkProgress, T> compute) => TerminalProgress.Run(screen.Out, "distances", compute);
            if (kind == ".npmatrix")
            {
                screen.WriteLine(FormattableString.Invariant($"{target}: {inputs.Count} × {inputs.Count} distances, a file of {MatrixFile.SizeOf(inputs, asked)} bytes"));
                using var file = Watched(progress => MatrixFile.Write(target, inputs, asked, options, progress, cancellation));
                screen.WriteLine(file.ToString());
            }
            else
            {
                var distances = Watched(progress => Dtw.DistanceMatrix(inputs, asked, options, progress, cancellation));
                var text = kind == ".csv" ? distances.ToCsv() : DistanceText.Json(distances);
                AtomicFile.WriteText(target, parsed.GetValue(safe) ? CsvText.WithoutFormulas(text) : text);
                screen.WriteLine(distances.ToString());
            }

            screen.WriteLine($"wrote {target}");
            return Task.FromResult(ExitCode.Success);
        });
        return matrix;
    }
}
