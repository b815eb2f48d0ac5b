using System.Text;

namespace NeuroPose.Notebooks.Sessions;

/// <summary>
/// Sends what cells write to the console to their cell, and what others write to the console it found; what cells read is asked
/// of their reader.
/// </summary>
internal sealed class ConsoleRouter : TextWriter
{
    private static readonly Lock Gate = new();
    private static int users;
    private static TextWriter? originalOut;
    private static TextWriter? originalError;
    private static TextReader? originalIn;
    private static TextReader? routedIn;
    private static TextWriter? routedOut;
    private static TextWriter? routedError;

    private readonly string name;
    private readonly TextWriter otherwise;

    private ConsoleRouter(string name, TextWriter otherwise)
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
        this.name = name;
        this.otherwise = otherwise;
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

#pragma warning disable RS0030 // What a cell prints is caught here: the one place below the command line that touches the console.
    /// <summary>Puts the router between the console and this process for as long as any cell runs.</summary>
    public static void Attach()
    {
        lock (Gate)
        {
            if (users++ > 0)
            {
                return;
            }

            originalOut = Console.Out;
            originalError = Console.Error;
            Console.SetOut(new ConsoleRouter("stdout", originalOut));
            Console.SetError(new ConsoleRouter("stderr", originalError));
            originalIn = Console.In;
            routedOut = Console.Out;
            routedError = Console.Error;
            Console.SetIn(new ConsoleQuestions(originalIn));
            routedIn = Console.In;
        }
    }

    /// <summary>Gives the console back; a writer that someone else has put there meanwhile stays.</summary>
    public static void Detach()
    {
        lock (Gate)
        {
            if (--users > 0)
            {
                return;
            }

            if (ReferenceEquals(Console.Out, routedOut))
            {
                Console.SetOut(originalOut!);
            }

            if (ReferenceEquals(Console.Error, routedError))
            {
                Console.SetError(originalError!);
            }

            if (ReferenceEquals(Console.In, routedIn))
            {
                Console.SetIn(originalIn!);
            }
        }
    }

#pragma warning restore RS0030

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (CellScope.Current is not { } cell)
        {
            otherwise.Write(value);
        }
        else if (!string.IsNullOrEmpty(value))
        {
            cell.Send(new CellEvent.StreamText(name, value));
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n");

    /// <inheritdoc/>
    public override void Flush() => otherwise.Flush();
}
