using System.Security.Cryptography;
using System.Text;
using NeuroPose.Kinematics;

namespace NeuroPose.Formats;

/// <summary>Reads a series from a file of columns: one line a frame, one column a dimension. Decimal points, no thousands separators. An empty field is NaN.</summary>
public static class SeriesCsv
{
    /// <summary>Reads the columns that are asked for; the series is named after the file.</summary>
    /// <exception cref="FileFormatException">The file is not there, or a line has another number of fields or something that is no number; line and column (in characters) are named.</exception>
    public static FeatureSeries Load(string path, SeriesCsvOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        using var file = TrialFile.Open(path);
        using var sha = SHA256.Create();
        using var hashed = new CryptoStream(file, sha, CryptoStreamMode.Read);
        using var text = new StreamReader(hashed, Encoding.UTF8);
        var lines = new FieldReader(text, options.Delimiter ?? (path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ','), path);
        var table = new SeriesTable(lines, path, options);
        while (lines.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            table.AddFrame();
        }

        var (names, values) = table.Finish();
        return new(Path.GetFileNameWithoutExtension(path), names, options.Unit, values) { InputSha256 = Convert.ToHexStringLower(sha.Hash!) };
    }
}
