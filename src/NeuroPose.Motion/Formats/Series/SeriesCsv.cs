using System.Security.Cryptography;
using System.Text;
using NeuroPose.Kinematics;

namespace NeuroPose.Formats;

/// <summary>
/// Reads a series from a file of columns: one line a frame, one column a dimension. Thousands separators are not read. An empty field and a
/// word that means nothing, such as <c>NA</c>, is NaN. A line of delimiters only, and a blank line in a file of one column, is a frame in
/// which everything is missing; blank lines at the end are none. Lines end in LF, CR LF or CR; the text is UTF-8, or UTF-16 with or without
/// a mark.
/// </summary>
public static class SeriesCsv
{
    private const int HeadBytes = 4096;

    /// <summary>Reads the columns that are asked for; the series is named after the file.</summary>
    /// <exception cref="FileFormatException">
    /// The file is not there, or a line has another number of fields or something that is no number; line and column (in characters) are
    /// named.
    /// </exception>
    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static FeatureSeries Load(string path, SeriesCsvOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        if (options.ProblemIn(path) is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        using var file = TrialFile.Open(path);
        var encoding = EncodingOf(file);
        using var sha = SHA256.Create();
        using var hashed = new CryptoStream(file, sha, CryptoStreamMode.Read);
        using var text = new StreamReader(hashed, encoding);
        var table = new SeriesTable(new(text, options.DelimiterOf(path), path), path, options);
        while (table.ReadFrame())
        {
            cancellation.ThrowIfCancellationRequested();
        }

        var (names, values) = table.Finish();
        return new(Path.GetFileNameWithoutExtension(path), names, options.Unit, values) { InputSha256 = Convert.ToHexStringLower(sha.Hash!) };
    }

    /// <summary>UTF-16 without a mark shows in its zeros: every second byte of a table is one. A mark decides over this.</summary>
    private static Encoding EncodingOf(FileStream file)
    {
        if (!file.CanSeek)
        {
            return Encoding.UTF8;
        }

        var head = new byte[HeadBytes];
        var count = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var zeros = new int[2];
        for (var at = 0; at < count; at++)
        {
            zeros[at % 2] += head[at] == 0 ? 1 : 0;
        }

        // Names may have other letters, numbers have none.
        return zeros[0] == 0 && zeros[1] * 4 > count ? Encoding.Unicode
            : zeros[1] == 0 && zeros[0] * 4 > count ? Encoding.BigEndianUnicode
            : Encoding.UTF8;
    }
}
