using System.Globalization;
using System.Runtime.CompilerServices;

namespace NeuroPose.Notebooks.Display;

/// <summary>
/// Takes what formatters write, and ends those that never would: the package writes a part of each level before it goes down to the
/// next, so a value that contains itself comes by here before the stack ends, and with it the process.
/// </summary>
internal sealed class BoundedWriter() : StringWriter(CultureInfo.InvariantCulture)
{
    private const int Longest = 100_000_000;

    // Some 50 to 100 levels. Not what the stack has: the package throws again on each level, and each takes stack until all are left.
    private const int DeepestBytes = 128 << 10;

    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly nint start = StackPlace();

    /// <summary>Why the value cannot be shown; null as long as it can.</summary>
    public DisplayException? Refusal { get; private set; }

    /// <inheritdoc/>
    public override void Write(char value)
    {
        Require();
        base.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        Require();
        base.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count)
    {
        Require();
        base.Write(buffer, index, count);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        Require();
        base.Write(buffer);
    }

    private void Require()
    {
        Refusal ??= Environment.CurrentManagedThreadId == thread && nint.Abs(start - StackPlace()) > DeepestBytes
            ? new("the value cannot be shown: it contains itself, or its parts are nested too deep. Show a part of it.")
            : GetStringBuilder().Length > Longest
                ? new(FormattableString.Invariant($"the value cannot be shown: its text has more than {Longest} characters. Show a part of it."))
                : null;
        if (Refusal is not null)
        {
            throw Refusal;
        }
    }

    // The address of a local variable says how deep the calls are.
    private static nint StackPlace()
    {
        byte here = 0;
        return Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
    }
}

/// <summary>A value that cannot be shown.</summary>
internal sealed class DisplayException(string message) : NotebookException(message);
