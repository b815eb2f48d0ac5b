using System.Globalization;
using System.Text;

namespace NeuroPose.Formats;

/// <summary>Reads the parameter section: records of groups and of parameters in any order, each with the way to the next.</summary>
internal static class C3dParameterSection
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads all records.</summary>
    /// <exception cref="FileFormatException">A record reaches over the end of the section or of the file.</exception>
    public static C3dParameters Read(C3dBytes file, C3dHeader header)
    {
        var start = C3dBytes.StartOfBlock(header.ParameterBlock);

        // The section's own length is one byte: longer ones end where the data start.
        var announced = file.Read(start, 3)[2] * (long)C3dBytes.BlockSize;
        var length = Math.Max(announced, C3dBytes.StartOfBlock(header.DataBlock) - start);
        var section = new Section(file, start, file.Read(start, length), header.Processor);

        List<(int Id, string Name)> groups = [];
        List<(int Id, Record Record)> records = [];
        for (var at = 4; section.ReadRecord(at) is { } record; at = record.Next)
        {
            if (record.Id < 0)
            {
                groups.Add((-record.Id, record.Name));
            }
            else
            {
                records.Add((record.Id, record));
            }

            if (record.Next == at)
            {
                break;
            }
        }

        var names = groups.DistinctBy(group => group.Id).ToDictionary(group => group.Id, group => group.Name);
        return new(
            [.. groups.Select(group => group.Name).Distinct(StringComparer.Ordinal)],
            [.. records.Select(item => section.Parameter(item.Record, names.GetValueOrDefault(item.Id) ?? $"group {item.Id}"))]);
    }

    /// <summary>Text of the file: UTF-8 where it is, else Latin 1, without blanks at the ends.</summary>
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes).Trim(' ', '\0');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes).Trim(' ', '\0');
        }
    }

    /// <summary>
    /// Where a record is: its name, what follows the way to the next record, and where that is; its own place when it is the last.
    /// </summary>
    private sealed record Record(int Id, string Name, bool IsLocked, int Body, int Next);

    private sealed class Section(C3dBytes file, long start, byte[] bytes, C3dProcessor processor)
    {
        // Each byte is the value of one parameter at most: records that lie over each other would take memory without end.
        private long left = bytes.Length;

        /// <summary>The record at a place; null where the section ends.</summary>
        public Record? ReadRecord(int at)
        {
            var length = (sbyte)Slice(at, 1, "the parameters")[0];
            if (length == 0)
            {
                return null;
            }

            var nameLength = Math.Abs((int)length);
            var head = Slice(at, nameLength + 4, "a parameter's name");
            var way = processor.Unsigned(head[(nameLength + 2)..]);
            var body = at + nameLength + 4;
            return new((sbyte)head[1], Text(head.Slice(2, nameLength)), length < 0, body, way == 0 ? at : body - 2 + way);
        }

        public C3dParameter Parameter(Record record, string group)
        {
            var name = $"{group}:{record.Name}";
            var head = Slice(record.Body, 2, name);
            var (type, size) = (sbyte)head[0] switch
            {
                -1 => (C3dParameterType.Text, 1),
                1 => (C3dParameterType.Byte, 1),
                2 => (C3dParameterType.Whole, 2),
                4 => (C3dParameterType.Real, 4),
                var other => throw file.Wrong(start + record.Body, $"the parameter {name} has type {other}; expected -1, 1, 2 or 4."),
            };
            var dimensions = Array.ConvertAll(Slice(record.Body + 2, head[1], name).ToArray(), dimension => (int)dimension);
            var count = 1L;
            foreach (var dimension in dimensions)
            {
                // Beyond the file's length a count is refused whatever follows, except that a zero makes it nothing.
                count = Math.Min(count * dimension, file.Length + 1);
            }

            count = dimensions.Contains(0) ? 0 : count;
            var at = record.Body + 2 + dimensions.Length;
            var data = Slice(at, count * size, name);
            left -= data.Length;
            if (left < 0)
            {
                throw file.Wrong(start + at, $"the parameter {name} lies over others.");
            }

            return new(
                group,
                record.Name,
                type,
                dimensions,
                type == C3dParameterType.Text ? Texts(data, dimensions.Length == 0 ? 1 : dimensions[0]) : [],
                type == C3dParameterType.Text ? [] : Numbers(data, type, size))
            {
                IsLocked = record.IsLocked,
                Description = Description(at + data.Length, record.Next),
            };
        }

        private static string[] Texts(ReadOnlySpan<byte> data, int length)
        {
            var texts = new string[length == 0 ? 0 : data.Length / length];
            for (var index = 0; index < texts.Length; index++)
            {
                texts[index] = Text(data.Slice(index * length, length));
            }

            return texts;
        }

        private double[] Numbers(ReadOnlySpan<byte> data, C3dParameterType type, int size)
        {
            var numbers = new double[data.Length / size];
            for (var index = 0; index < numbers.Length; index++)
            {
                var bytes = data[(index * size)..];
                numbers[index] = type switch
                {
                    C3dParameterType.Byte => (sbyte)bytes[0],
                    C3dParameterType.Whole => processor.Signed(bytes),
                    _ => processor.Real(bytes),
                };
            }

            return numbers;
        }

        /// <summary>The description has its length before it. Some writers leave it out.</summary>
        private string Description(int at, int next)
        {
            var end = at < bytes.Length ? at + 1 + bytes[at] : int.MaxValue;
            return end <= bytes.Length && (next <= at || end <= next) ? Text(bytes.AsSpan(at + 1, bytes[at])) : "";
        }

        private ReadOnlySpan<byte> Slice(int at, long count, string what) => at + count <= bytes.Length
            ? bytes.AsSpan(at, (int)count)
            : throw file.Wrong(
                start + Math.Min(at, bytes.Length),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} would take {count:N0} bytes, but {Math.Max(0, bytes.Length - at):N0} are left of the "
                    + $"parameter section."));
    }
}
