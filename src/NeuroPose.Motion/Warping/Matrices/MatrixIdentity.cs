using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NeuroPose.Kinematics;

namespace NeuroPose.Warping;

/// <summary>The SHA-256 of everything that decides a matrix: the definition, the numbers, their names and their order.</summary>
internal static class MatrixIdentity
{
    /// <summary>In lower-case hexadecimal. A delegate's code cannot be seen: two custom costs of one name are taken for the same.</summary>
    public static string Of(DtwDefinition definition, IReadOnlyList<FeatureSeries> rows, IReadOnlyList<FeatureSeries>? columns)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, definition.Describe(""));
        foreach (var (first, second, weight) in definition.StepPattern.Moves.SelectMany(move => move.Matches.Append((0, 0, 0))))
        {
            Add(hash, string.Create(CultureInfo.InvariantCulture, $"{first} {second} {weight:R}"));
        }

        // A band made of limits says only how many; limits fit one length of the first series.
        var (height, width) = (rows[0].Length, (columns ?? rows).Max(one => one.Length));
        for (var row = 0; row < height; row++)
        {
            var (first, last) = definition.Band.Columns(row, height, width);
            Add(hash, string.Create(CultureInfo.InvariantCulture, $"{first} {last}"));
        }

        Add(hash, rows);
        Add(hash, columns ?? []);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, IReadOnlyList<FeatureSeries> series)
    {
        Add(hash, series.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var one in series)
        {
            Add(hash, one.Label);
            Add(hash, one.Quantity);
            Add(hash, one.Unit);
            Add(hash, string.Join('\n', one.Names));
            Add(hash, one.InputSha256);
            Add(hash, MemoryMarshal.AsBytes(one.Values));
        }
    }

    private static void Add(IncrementalHash hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    /// <summary>The length goes before, so that no two lists of texts run together to the same bytes.</summary>
    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
