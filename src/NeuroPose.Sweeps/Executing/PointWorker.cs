using System.Buffers.Binary;
using System.Text;
using NeuroPose.Processes;

namespace NeuroPose.Sweeps;

/// <summary>
/// A process that computes points, one after another: a point goes in and its result comes out, each as four bytes of length and JSON. It
/// stays for the next point, so that a point costs no start; a point that ends it costs that point alone.
/// </summary>
internal sealed class PointWorker : IDisposable
{
    private const int LongestMessage = 64_000_000;

    private readonly RunningProgram process;

    private PointWorker(RunningProgram process) => this.process = process;

    /// <summary>Starts a process.</summary>
    /// <param name="program">The program, whose time limit is that of a point.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ProgramException">There is no such program.</exception>
    public static PointWorker Start(ExternalProgram program, CancellationToken cancellation) => new(program.Run(cancellation: cancellation));

    /// <summary>Has a point computed; where the process ends of it, the result says so.</summary>
    /// <param name="point">The point.</param>
    /// <param name="isAlive">Whether the process is there for another point.</param>
    public SweepResult Compute(SweepPoint point, out bool isAlive)
    {
        isAlive = true;
        string problem;
        try
        {
            if (Send(point.Line()) && Receive() is { } answer)
            {
                return SweepResult.Parse(answer, "the result of a process");
            }

            var end = process.Finish();
            problem = FormattableString.Invariant($"the process that computed it ended with exit code {end.ExitCode}. {ProgramResult.LastLines("", process.LastErrors)}").TrimEnd();
        }
        catch (ProgramException late)
        {
            problem = late.Message;
        }

        isAlive = false;
        return SweepResult.Failed(point, problem);
    }

    public void Dispose() => process.Dispose();

    /// <summary>The other end, in the process: computes what comes until nothing comes any more.</summary>
    public static void Serve(Stream input, Stream output, Func<SweepPoint, SweepResult> compute)
    {
        var header = new byte[4];
        while (input.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length)
        {
            var message = new byte[Length(header)];
            input.ReadExactly(message);
            output.Write(Framed(compute(SweepPoint.Parse(Encoding.UTF8.GetString(message))).Line()));
            output.Flush();
        }
    }

    private bool Send(string line) => process.Write(Framed(line));

    private string? Receive()
    {
        var header = new byte[4];
        if (process.Read(header) < header.Length)
        {
            return null;
        }

        var message = new byte[Length(header)];
        return process.Read(message) < message.Length ? null : Encoding.UTF8.GetString(message);
    }

    private static int Length(byte[] header) => BinaryPrimitives.ReadInt32LittleEndian(header) is >= 0 and <= LongestMessage and var length
        ? length
        : throw new ProgramException("the process that computes points wrote something that is no result.");

    private static byte[] Framed(string line)
    {
        var text = Encoding.UTF8.GetBytes(line);
        var message = new byte[text.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(message, text.Length);
        text.CopyTo(message, 4);
        return message;
    }
}
