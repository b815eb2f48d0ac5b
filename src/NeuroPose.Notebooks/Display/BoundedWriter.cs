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
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (GetStringBuilder().Length > Longest)
        {
            throw new DisplayException(FormattableString.Invariant($"the value cannot be shown: its text has more than {Longest} characters. Show a part of it."));
        }
    }
}

/// <summary>A value that cannot be shown.</summary>
internal sealed class DisplayException(string message) : NotebookException(message);
