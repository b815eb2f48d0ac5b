using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NeuroPose.Vitals.Recordings;

/// <summary>The numbers of a PicoScenes frame, which every radio packs in its own way.</summary>
internal static class PicoScenesCsi
{
    // Before the dimensions of a matrix: BBv and a digit, and how many there are; behind them the kind of its numbers.
    private const int MatrixHead = 5;
    private const int MatrixKind = 4;

    /// <summary>Reads the numbers into the matrix; or says what is wrong, and of what kind that is.</summary>
    public static bool TryRead(
        PicoScenesFrame frame, ComplexMatrix matrix, RecordingLog log, out SkipReason reason, [NotNullWhen(false)] out string? problem)
    {
        reason = SkipReason.WrongLength;
        if (frame.Version is < 1 or > 4)
        {
            (reason, problem) = (SkipReason.UnknownKind, Text($"the segment CSI has version {frame.Version}; read are 1 to 4."));
            return false;
        }

        problem = RadioFrame.ProblemOfShape(frame.Receive, Senders(frame), frame.Tones, log.Options);
        if (problem is not null)
        {
            return false;
        }

        switch (frame.Device)
        {
            case PicoScenesFrame.Iwl5300:
                problem = ReadIntel(frame, matrix);
                break;
            case PicoScenesFrame.Qca9300:
                AtherosPayload.Read(frame.Payload.Span, frame.Receive, Senders(frame), frame.Tones, matrix);
                break;
            case PicoScenesFrame.Ax200 or PicoScenesFrame.Ax210:
                problem = Lacking(frame, 4L * frame.Receive * Senders(frame) * frame.Tones);
                if (problem is null)
                {
                    IntelMvmPayload.Read(frame.Payload.Span, frame.Receive, Senders(frame), frame.Tones, matrix);
                }

                break;
            case PicoScenesFrame.Usrp or PicoScenesFrame.VirtualSdr:
                problem = ReadMatrix(frame, matrix, log);
                break;
            default:
                reason = SkipReason.UnknownKind;
                problem = Text($"the radio 0x{frame.Device:X4} is not known; read are IWL5300, QCA9300, AX200, AX210 and USRP.");
                break;
        }

        return problem is null;
    }

    // The packed formats hold the streams that sound the channel too, and say so by their length alone.
    private static int Senders(PicoScenesFrame frame) => frame.Device switch
    {
        PicoScenesFrame.Iwl5300 when frame.Receive > 0 => (frame.Payload.Length - 12) / 60 / frame.Receive,
        PicoScenesFrame.Qca9300 when frame is { Receive: > 0, Tones: > 0 } =>
            (int)(frame.Payload.Length * 8L / 20 / frame.Receive / frame.Tones),
        PicoScenesFrame.Ax200 or PicoScenesFrame.Ax210 => frame.Transmit,
        _ => frame.Transmit + frame.Sounding,
    };

    private static string? ReadIntel(PicoScenesFrame frame, ComplexMatrix matrix)
    {
        var senders = Senders(frame);
        if (frame.Tones != Intel5300Payload.Tones || frame.Receive > 3 || senders > 3)
        {
            return Text($"an Intel 5300 sends 30 subcarriers of at most 3 × 3 antennas; found {frame.Tones} of {frame.Receive} × {senders}.");
        }

        var problem = Lacking(frame, Intel5300Payload.Bytes(frame.Receive, senders));
        if (problem is null)
        {
            Intel5300Payload.Read(frame.Payload.Span, frame.Receive, senders, frame.AntennaSelection, frame.Strengths, matrix);
        }

        return problem;
    }

    /// <summary>
    /// A software radio's matrix: the numbers of the tones, then dimensions and complex numbers with the first dimension running fastest.
    /// </summary>
    private static string? ReadMatrix(PicoScenesFrame frame, ComplexMatrix matrix, RecordingLog log)
    {
        var bytes = frame.Payload.Span;
        var (receive, senders) = (frame.Receive, Senders(frame));
        if (Lacking(frame, (2L * frame.Tones) + MatrixHead) is { } lacking)
        {
            return lacking;
        }

        bytes = bytes[(2 * frame.Tones)..];
        if (!bytes.StartsWith("BBv"u8) || bytes[3] is not ((byte)'1' or (byte)'2'))
        {
            return "the matrix of a software radio begins with BBv1 or BBv2; this one does not.";
        }

        var (size, dimensions) = (bytes[3] == (byte)'1' ? 4 : 8, bytes[4]);
        var data = MatrixHead + (size * dimensions) + MatrixKind;
        if (bytes.Length < data)
        {
            return Text($"the matrix has {bytes.Length} bytes; its {dimensions} dimensions need {data}.");
        }

        var numbers = 1L;
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var at = bytes[(MatrixHead + (size * dimension))..];
            var extent = size == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt64LittleEndian(at);
            numbers = extent > int.MaxValue || numbers > int.MaxValue ? long.MaxValue : numbers * (long)extent;
        }

        var kind = bytes.Slice(data - MatrixKind, MatrixKind);
        var (width, isFirstFastest) = (kind[2], kind[3] == (byte)'C');
        if (kind[0] != (byte)'C' || width is not (32 or 64) || !(isFirstFastest || receive * senders * Math.Max(1, frame.Measurements) == 1))
        {
            return "the matrix is not of complex numbers of 32 or 64 bits with the first dimension running fastest.";
        }

        var wanted = (long)receive * senders * frame.Tones;
        if (numbers != wanted * Math.Max(1, frame.Measurements) || (bytes.Length - data) / (width / 4) < numbers)
        {
            return Text($"the matrix of {bytes.Length - data} bytes is announced with {numbers} numbers; ")
                + Text($"{frame.Tones} subcarriers of {receive} × {senders} antennas are {wanted}.");
        }

        if (frame.Measurements > 1)
        {
            log.Note("Frames hold several measurements of the channel; the first was read.");
        }

        matrix.Clear(receive, senders, frame.Tones);
        for (var number = 0; number < wanted; number++)
        {
            var at = bytes[(data + (number * (width / 4)))..];
            var row = number / frame.Tones;
            matrix.Set(row / senders, row % senders, number % frame.Tones, Real(at, width), Real(at[(width / 8)..], width));
        }

        return null;
    }

    private static double Real(ReadOnlySpan<byte> at, int width) =>
        width == 64 ? BinaryPrimitives.ReadDoubleLittleEndian(at) : BinaryPrimitives.ReadSingleLittleEndian(at);

    private static string? Lacking(PicoScenesFrame frame, long bytes) =>
        frame.Payload.Length < bytes ? Text($"the segment CSI has {frame.Payload.Length} bytes of numbers; {bytes} are needed.") : null;

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
