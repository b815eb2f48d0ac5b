using System.Diagnostics;
using System.Text;

namespace NeuroPose.Processes;

/// <summary>
/// A program that is talked to while it runs: bytes go in, bytes come out, and its errors are read beside. What it is asked for may take
/// hours, so its time limit holds for each wait. To dispose of it ends it, with those that it has started.
/// </summary>
internal sealed class RunningProgram : IDisposable
{
    private const int KeptLines = 40;
    private const int KeptLetters = 500;

    private readonly ExternalProgram program;
    private readonly Process process;
    private readonly CancellationToken cancellation;
    private readonly CancellationTokenRegistration ending;
    private readonly Timer silence;
    private readonly Queue<string> lines = new();
    private readonly Task errors;
    private volatile bool isOverdue;

    internal RunningProgram(ExternalProgram program, Process process, Func<string, bool>? takesErrorLine, CancellationToken cancellation)
    {
        (this.program, this.process, this.cancellation) = (program, process, cancellation);
        silence = new(_ =>
        {
            isOverdue = true;
            ExternalProgram.End(process);
        });
        ending = cancellation.Register(() => ExternalProgram.End(process));
        errors = Task.Factory.StartNew(
            () => ReadErrors(takesErrorLine ?? (_ => false)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What it wrote last to standard error, without the lines that were taken.</summary>
    public string LastErrors
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Says that nothing is written into it, or nothing more.</summary>
    public void CloseInput()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It had closed the pipe itself; its exit code says why.
        }
    }

    /// <summary>Reads until the buffer is full or the output ends.</summary>
    /// <returns>How many bytes were read: fewer than the buffer takes only at the end.</returns>
    /// <exception cref="ProgramException">It wrote nothing for longer than its time limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and ended.</exception>
    public int Read(Span<byte> buffer)
    {
        var count = 0;
        var output = process.StandardOutput.BaseStream;
        while (count < buffer.Length)
        {
            silence.Change(program.TimeLimit, Timeout.InfiniteTimeSpan);
            var read = Guarded(output, buffer[count..]);
            silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (read == 0)
            {
                ThrowWhenEnded();
                break;
            }

            count += read;
        }

        return count;
    }

    /// <summary>Writes into its standard input.</summary>
    /// <returns>False where it reads no longer: <see cref="Finish"/> says why.</returns>
    /// <exception cref="ProgramException">It read nothing for longer than its time limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and ended.</exception>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        silence.Change(program.TimeLimit, Timeout.InfiniteTimeSpan);
        try
        {
            process.StandardInput.BaseStream.Write(bytes);
            return true;
        }
        catch (IOException)
        {
            ThrowWhenEnded();
            return false;
        }
        finally
        {
            silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code, and the last lines of its errors; what it wrote to standard output was read before.</returns>
    /// <exception cref="ProgramException">It did not end within its time limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, and ended.</exception>
    public ProgramResult Finish()
    {
        CloseInput();
        silence.Change(program.TimeLimit, Timeout.InfiniteTimeSpan);
        process.WaitForExit();
        silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        ThrowWhenEnded();
        errors.Wait(ExternalProgram.Drain, CancellationToken.None);
        return new(program, process.ExitCode, "", LastErrors);
    }

    public void Dispose()
    {
        ending.Dispose();
        silence.Dispose();
        ExternalProgram.End(process);
        errors.Wait(ExternalProgram.Drain, CancellationToken.None);
        process.Dispose();
    }

    // A pipe that is closed because the process was ended reads as its end.
    private static int Guarded(Stream output, Span<byte> buffer)
    {
        try
        {
            return output.Read(buffer);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private void ThrowWhenEnded()
    {
        cancellation.ThrowIfCancellationRequested();
        if (isOverdue)
        {
            throw new ProgramException(FormattableString.Invariant(
                $"{program.Name} did nothing for {program.TimeLimit.TotalSeconds} s and was ended. {ProgramResult.LastLines("", LastErrors)}"));
        }
    }

    private void ReadErrors(Func<string, bool> takesLine)
    {
        var line = new StringBuilder();
        var buffer = new char[8192];
        try
        {
            while (process.StandardError.Read(buffer) is > 0 and var count)
            {
                foreach (var letter in buffer.AsSpan(0, count))
                {
                    if (letter is '\n' or '\r')
                    {
                        Keep(line, takesLine);
                    }
                    else if (line.Length < KeptLetters)
                    {
                        line.Append(letter);
                    }
                }
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process was ended, and its streams closed.
        }

        Keep(line, takesLine);
    }

    private void Keep(StringBuilder line, Func<string, bool> takesLine)
    {
        var text = line.ToString();
        line.Clear();
        if (string.IsNullOrWhiteSpace(text) || takesLine(text))
        {
            return;
        }

        lock (lines)
        {
            lines.Enqueue(text);
            if (lines.Count > KeptLines)
            {
                lines.Dequeue();
            }
        }
    }
}
