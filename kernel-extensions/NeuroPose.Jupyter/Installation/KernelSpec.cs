using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuroPose.Jupyter.Installation;

/// <summary>What Jupyter has to know to offer and start this kernel: the text of its kernel.json.</summary>
/// <remarks>Source: the Jupyter client documentation, "Making kernels for Jupyter", kernel specs.</remarks>
public sealed record KernelSpec
{
    /// <summary>What Jupyter replaces by the path of the connection file.</summary>
    public const string ConnectionFilePlaceholder = "{connection_file}";

    /// <summary>The name that existing C# notebooks ask for, and the only C# name that papermill can write parameters for.</summary>
    public const string DefaultName = ".net-csharp";

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A kernelspec that starts the kernel with a command line.</summary>
    /// <param name="arguments">The program and its arguments, one of which holds <see cref="ConnectionFilePlaceholder"/>.</param>
    /// <exception cref="ArgumentException">There is no program, or no argument takes the connection file.</exception>
    public KernelSpec(IEnumerable<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        Arguments = [.. arguments];
        if (Arguments.IsEmpty || string.IsNullOrWhiteSpace(Arguments[0]))
        {
            throw new ArgumentException("The first argument must be the program that Jupyter starts; there is none.", nameof(arguments));
        }

        if (!Arguments.Any(argument => argument.Contains(ConnectionFilePlaceholder, StringComparison.Ordinal)))
        {
            throw new ArgumentException(
                $"One argument must hold {ConnectionFilePlaceholder}: without it the kernel cannot find its client. "
                + $"Got: {string.Join(' ', Arguments)}",
                nameof(arguments));
        }
    }

    /// <summary>The program that Jupyter starts, and its arguments.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>The kernelspec's name, which is the name of its folder: ASCII letters, digits, hyphens, periods and underscores.</summary>
    /// <exception cref="ArgumentException">The name has other characters, which Jupyter would not find.</exception>
    public string Name
    {
        get;
        init => field = IsName(value)
            ? value
            : throw new ArgumentException(
                $"A kernelspec's name must have only ASCII letters, digits, '-', '.' and '_', one of them not '.', but got \"{value}\".",
                nameof(value));
    } = DefaultName;

    /// <summary>What people see in the list of kernels.</summary>
    public string DisplayName { get; init; } = "C# (NeuroPose)";

    /// <summary>The language, as notebooks name it.</summary>
    public string Language { get; init; } = "C#";

    /// <summary>Environment variables that Jupyter sets for the kernel.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The text of kernel.json, the same bytes every time. Interrupts come as messages, which work on every system, not as signals.
    /// </summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteStartArray("argv");
            foreach (var argument in Arguments)
            {
                json.WriteStringValue(argument);
            }

            json.WriteEndArray();
            json.WriteString("display_name", DisplayName);
            json.WriteString("language", Language);
            json.WriteString("interrupt_mode", "message");
            json.WriteStartObject("env");
            foreach (var (variable, value) in Environment)
            {
                json.WriteString(variable, value);
            }

            json.WriteEndObject();
            json.WriteStartObject("metadata");
            json.WriteBoolean("debugger", false);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Whether Jupyter finds a kernelspec of this name.</summary>
    public static bool IsName(string? name) => !string.IsNullOrEmpty(name)
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_')
        && name.Any(letter => letter != '.');
}
