using System.Buffers;
using System.Globalization;
using System.Text.Json;
using NeuroPose.Json;
using NeuroPose.Values;

namespace NeuroPose.Vitals.Recordings;

/// <summary>
/// The members of one line's object that a recording is made of. One object serves line after line; what it does not know is passed over.
/// </summary>
internal sealed class LineFields(int mostNumbers)
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 64 };

    private readonly JsonNames names = new();
    private readonly Dictionary<string, double> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private byte[] pairs = new byte[512];
    private byte[] cleaned = [];

    /// <summary>The list "subcarriers" of the server's dialect.</summary>
    public NumberList Subcarriers { get; } = new();

    /// <summary>The list "amplitudes" of the UDP recorder.</summary>
    public NumberList Amplitudes { get; } = new();

    /// <summary>The list "features" of a node's feature line.</summary>
    public NumberList Features { get; } = new();

    /// <summary>The list "nodes" of the server's messages.</summary>
    public ServerNodes Nodes { get; } = new();

    /// <summary>How many I/Q bytes the line has: -1 for none, -2 when they are no hexadecimal text.</summary>
    public int PairBytes { get; private set; }

    /// <summary>The I/Q bytes.</summary>
    public ReadOnlySpan<byte> Pairs => pairs.AsSpan(0, Math.Max(0, PairBytes));

    /// <summary>A number, or a number in a string; null when the line has none of that name.</summary>
    public double? Number(string name) => numbers.TryGetValue(name, out var number) ? number
        : texts.TryGetValue(name, out var text) && NumberText.TryRead<double>(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read
        : null;

    /// <summary>A number; null when the line has none of that name, or none that is finite.</summary>
    public double? Finite(string name) => Number(name) is { } number && double.IsFinite(number) ? number : null;

    /// <summary>Whether the line says yes, as true or as a number above 0.</summary>
    public bool IsTrue(string name) => Number(name) > 0;

    /// <summary>How many of something there are; 0 when the line does not say.</summary>
    public int Count(string name) => (int)Math.Clamp(Integer(name) ?? 0, 0, int.MaxValue);

    /// <summary>A whole number; null when the line has none of that name, or it is no whole number within 64 bits.</summary>
    public long? Integer(string name) => Number(name) is { } number && Math.Abs(number) < 9e18 && number == Math.Truncate(number) ? (long)number : null;

    /// <summary>A string; null when the line has none of that name.</summary>
    public string? Text(string name) => texts.GetValueOrDefault(name);

    /// <summary>A name that may be written as a string or as a number.</summary>
    public string? Name(string name) => Text(name) ?? Integer(name)?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the line has a scalar of this name.</summary>
    public bool Has(string name) => numbers.ContainsKey(name) || texts.ContainsKey(name);

    /// <summary>Reads a line; says what is wrong when it is no JSON object.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, out string problem)
    {
        try
        {
            Read(line);
            problem = "";
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            problem = $"expected a JSON object, found {(line.Length == 0 ? "nothing" : Start(line))}. {broken.Message}";
        }

        if (line.IndexOf("NaN"u8) < 0 && line.IndexOf("Infinity"u8) < 0)
        {
            return false;
        }

        // Python writes three words that are not JSON. They mean that a number is not known, which null says too.
        try
        {
            Read(WithoutWords(line));
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Start(ReadOnlySpan<byte> line) => $"\"{System.Text.Encoding.Latin1.GetString(line[..Math.Min(24, line.Length)])}{(line.Length > 24 ? "…" : "")}\"";

    private void Read(ReadOnlySpan<byte> line)
    {
        numbers.Clear();
        texts.Clear();
        PairBytes = -1;
        Subcarriers.Clear(isGiven: false);
        Amplitudes.Clear(isGiven: false);
        Features.Clear(isGiven: false);
        Nodes.Clear();
        var reader = new Utf8JsonReader(line, ReaderOptions);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The line holds another value.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueIsEscaped ? reader.GetString()! : names.Unescape(reader.ValueSpan) ?? throw new JsonException("A name is not valid.");
            reader.Read();
            Take(name, ref reader);
        }

        reader.Read();
    }

    private void Take(string name, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                numbers[name] = reader.TryGetDouble(out var number) ? number : double.NaN;
                break;
            case JsonTokenType.True or JsonTokenType.False:
                numbers[name] = reader.TokenType == JsonTokenType.True ? 1 : 0;
                break;
            case JsonTokenType.String when name == "iq_hex":
                TakePairs(ref reader);
                break;
            case JsonTokenType.String:
                texts[name] = reader.GetString()!;
                break;
            case JsonTokenType.StartArray when name == "subcarriers":
                Subcarriers.Read(ref reader, mayBeNegative: false, mostNumbers);
                break;
            case JsonTokenType.StartArray when name == "amplitudes":
                Amplitudes.Read(ref reader, mayBeNegative: false, mostNumbers);
                break;
            case JsonTokenType.StartArray when name == "features":
                Features.Read(ref reader, mayBeNegative: true, mostNumbers);
                break;
            case JsonTokenType.StartArray when name == "nodes":
                Nodes.Read(ref reader, mostNumbers);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void TakePairs(ref Utf8JsonReader reader)
    {
        var digits = reader.ValueSpan;
        if (pairs.Length < digits.Length / 2)
        {
            pairs = new byte[digits.Length / 2];
        }

        var isHex = !reader.ValueIsEscaped && digits.Length % 2 == 0 && Convert.FromHexString(digits, pairs, out _, out _) == OperationStatus.Done;
        PairBytes = isHex ? digits.Length / 2 : -2;
    }

    private ReadOnlySpan<byte> WithoutWords(ReadOnlySpan<byte> line)
    {
        cleaned = cleaned.Length < 2 * line.Length ? new byte[2 * line.Length] : cleaned;
        return cleaned.AsSpan(0, WithoutWords(line, cleaned));
    }

    /// <summary>
    /// Copies a line, with null for the three words that Python writes for numbers which are none; how long it is then, at most twice as
    /// long.
    /// </summary>
    internal static int WithoutWords(ReadOnlySpan<byte> line, Span<byte> cleaned)
    {
        var (to, isText) = (0, false);
        for (var at = 0; at < line.Length; at++)
        {
            if (isText && line[at] == '\\' && at + 1 < line.Length)
            {
                // What is escaped, a quote or another backslash, neither ends the text nor escapes what follows.
                cleaned[to++] = line[at++];
                cleaned[to++] = line[at];
                continue;
            }

            isText ^= line[at] == '"';
            var rest = line[at..];
            var word = isText ? 0 : rest.StartsWith("NaN"u8) ? 3 : rest.StartsWith("-Infinity"u8) ? 9 : rest.StartsWith("Infinity"u8) ? 8 : 0;
            if (word == 0)
            {
                cleaned[to++] = line[at];
                continue;
            }

            "null"u8.CopyTo(cleaned[to..]);
            to += 4;
            at += word - 1;
        }

        return to;
    }
}
