using System.Diagnostics;
using System.Globalization;

namespace NeuroPose.Fuzz.Running;

/// <summary>An input that a loader does not take as it should.</summary>
/// <param name="Loader">The loader.</param>
/// <param name="Number">The input's number.</param>
/// <param name="What">What happened, the same for inputs that show the same mistake.</param>
internal sealed record Finding(string Loader, long Number, string What)
{
    private const string Mark = "finding";

    /// <summary>How a worker says it.</summary>
    public static string Line(long number, string what) => string.Create(CultureInfo.InvariantCulture, $"{Mark}\t{number}\t{what}");

    /// <summary>What a worker has said; null for other lines.</summary>
    public static Finding? Read(string loader, string line) =>
        line.Split('\t', 3) is [Mark, var number, var what] ? new(loader, long.Parse(number, CultureInfo.InvariantCulture), what) : null;

    /// <summary>An exception by its type and the innermost places of our own: what two inputs have in common that meet the same
    /// mistake.</summary>
    public static string Name(Exception problem)
    {
        var frames = new StackTrace(problem).GetFrames()
            .Select(frame => frame.GetMethod())
            .Where(method => method?.DeclaringType?.FullName?.StartsWith("NeuroPose", StringComparison.Ordinal) == true)
            .Select(method => $"{method!.DeclaringType!.Name}.{method.Name}")
            .Where(name => !name.Contains("Feed.", StringComparison.Ordinal))
            .Take(2);
        return $"{problem.GetType().Name} at {string.Join(" < ", frames)}: {problem.Message.ReplaceLineEndings(" ")[..Math.Min(100, problem.Message.ReplaceLineEndings(" ").Length)]}";
    }

    /// <summary>The part of it that is the mistake's, without what the message says of the input.</summary>
    public string Kind => What.Split(": ", 2)[0];
}
